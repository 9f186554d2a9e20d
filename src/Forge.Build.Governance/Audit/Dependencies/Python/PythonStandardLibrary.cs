using System;
using System.Collections.Generic;

namespace Forge.Build.Governance.Audit.Dependencies.Python;

/// <summary>The top-level modules that come with Python, of every version from 3.8 to 3.14 together.</summary>
internal static class PythonStandardLibrary
{
    private const string Names = """
        abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii binhex bisect builtins bz2
        cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser contextlib
        contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest dummy_threading email encodings
        ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib functools gc genericpath getopt getpass gettext
        glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3
        linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath
        nturl2path numbers opcode operator optparse os ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix
        posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter
        runpy sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile
        sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile
        telnetlib tempfile termios test textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle
        turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc
        zipapp zipfile zipimport zlib zoneinfo
        __future__ __main__ _abc _ast _asyncio _bisect _bz2 _codecs _collections _collections_abc _compression _contextvars _csv _ctypes _curses
        _datetime _decimal _dummy_thread _elementtree _functools _hashlib _heapq _imp _interpreters _io _json _locale _lsprof _lzma _markupbase _md5
        _multiprocessing _opcode _operator _pickle _posixsubprocess _py_abc _pydatetime _pydecimal _pyio _pyrepl _queue _random _sha1 _sha2 _sha3
        _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct _symtable _thread _threading_local _tkinter
        _tracemalloc _typing _uuid _warnings _weakref _weakrefset _winapi _zoneinfo _zstd
        """;

    private static readonly HashSet<string> Modules
        = new(Names.Split(new[] { ' ', '\n', '\r' }, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    public static bool Contains(string module) => Modules.Contains(module);
}
