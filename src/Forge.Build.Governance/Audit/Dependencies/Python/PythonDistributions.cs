using System;
using System.Collections.Generic;
using System.Text;

namespace Forge.Build.Governance.Audit.Dependencies.Python;

/// <summary>Under which names a manifest may declare what a file imports: the two differ for many well-known packages.</summary>
internal static class PythonDistributions
{
    // An import, then the distributions that bring it, the usual one first.
    private const string Table = """
        Bio biopython
        Crypto pycryptodome pycrypto
        Cryptodome pycryptodomex
        Levenshtein levenshtein python-levenshtein
        MySQLdb mysqlclient mysql-python
        OpenGL pyopengl
        OpenSSL pyopenssl
        PIL pillow pillow-simd
        Xlib python-xlib
        _pytest pytest
        absl absl-py
        airflow apache-airflow apache-airflow-core
        allauth django-allauth
        apiclient google-api-python-client
        attr attrs
        axes django-axes
        azure.identity azure-identity
        bs4 beautifulsoup4
        bson pymongo bson
        cairo pycairo
        community python-louvain
        corsheaders django-cors-headers
        cv2 opencv-python opencv-python-headless opencv-contrib-python opencv-contrib-python-headless
        dateutil python-dateutil
        debug_toolbar django-debug-toolbar
        decouple python-decouple
        discord discord-py py-cord
        django_filters django-filter
        dns dnspython
        docx python-docx
        dotenv python-dotenv
        environ django-environ
        faiss faiss-cpu faiss-gpu
        fitz pymupdf
        gi pygobject
        git gitpython
        github pygithub
        gitlab python-gitlab
        google.auth google-auth
        google.generativeai google-generativeai
        google.genai google-genai
        google.oauth2 google-auth
        google.protobuf protobuf
        googleapiclient google-api-python-client
        grpc grpcio
        grpc_health grpcio-health-checking
        grpc_reflection grpcio-reflection
        grpc_status grpcio-status
        grpc_tools grpcio-tools
        hydra hydra-core
        igraph igraph python-igraph
        jose python-jose
        jwt pyjwt
        keycloak python-keycloak
        ldap python-ldap
        magic python-magic python-magic-bin
        memcache python-memcached
        mpl_toolkits matplotlib
        multipart python-multipart
        mysql mysql-connector-python
        nacl pynacl
        odf odfpy
        paho paho-mqtt
        past future
        pkg_resources setuptools
        pptx python-pptx
        psycopg psycopg psycopg-binary
        psycopg2 psycopg2-binary psycopg2
        pylab matplotlib
        pythoncom pywin32
        pywintypes pywin32
        pyximport cython
        rapidjson python-rapidjson
        rest_framework djangorestframework
        rest_framework_simplejwt djangorestframework-simplejwt
        ruamel.yaml ruamel-yaml
        saml2 pysaml2
        serial pyserial
        skimage scikit-image
        sklearn scikit-learn
        slack slackclient
        slugify python-slugify
        snappy python-snappy
        socketio python-socketio
        engineio python-engineio
        socks pysocks
        speech_recognition speechrecognition
        storages django-storages
        talib ta-lib
        telegram python-telegram-bot
        tensorflow tensorflow tensorflow-cpu tensorflow-gpu tensorflow-macos
        umap umap-learn
        usb pyusb
        vlc python-vlc
        webpack_loader django-webpack-loader
        websocket websocket-client
        whois python-whois
        win32api pywin32
        win32com pywin32
        win32con pywin32
        win32gui pywin32
        wx wxpython
        yaml pyyaml
        zmq pyzmq
        """;

    private static readonly Dictionary<string, string[]> Known = Read();

    // Packages that many distributions share, so that their first name says nothing.
    private static readonly HashSet<string> Shared
        = new(StringComparer.Ordinal) { "google", "azure", "zope", "ruamel", "backports", "sphinxcontrib", "jaraco", "msgraph" };

    /// <summary>The normalised names that would declare an import, the usual one first (PyPA: name normalization).</summary>
    public static IReadOnlyList<string> Of(Import import)
    {
        List<string> names = new();
        string[] parts = import.Name.Split('.');
        for (int count = parts.Length; count > 0; count--)
        {
            string prefix = string.Join(".", parts, 0, count);
            if (count == parts.Length)
            {
                foreach (string member in import.Members)
                    Add(names, prefix + "." + member);
            }
            if (Known.TryGetValue(prefix, out string[]? distributions))
                names.AddRange(distributions);
        }
        if (Shared.Contains(parts[0]) && parts.Length == 1 && import.Members.Count > 0)
            names.Add(Normalise(parts[0] + "." + import.Members[0]));
        else if (Shared.Contains(parts[0]) && parts.Length == 2 && parts[1] == "cloud" && import.Members.Count > 0)
            names.Add(Normalise(import.Name + "." + import.Members[0]));
        for (int count = Shared.Contains(parts[0]) ? parts.Length : 1; count > 0; count--)
            names.Add(Normalise(string.Join(".", parts, 0, count)));
        for (int count = parts.Length; count > 1; count--)
            names.Add(Normalise(string.Join(".", parts, 0, count)));
        return names;
    }

    /// <summary>Lower-case, and every run of <c>-</c>, <c>_</c> and <c>.</c> one <c>-</c>.</summary>
    public static string Normalise(string name)
    {
        StringBuilder result = new(name.Length);
        bool inRun = false;
        foreach (char c in name)
        {
            bool separates = c is '-' or '_' or '.';
            if (!separates)
                result.Append(char.ToLowerInvariant(c));
            else if (!inRun)
                result.Append('-');
            inRun = separates;
        }
        return result.ToString();
    }

    // from google import protobuf: the member is what the table knows.
    private static void Add(List<string> names, string name)
    {
        if (Known.TryGetValue(name, out string[]? distributions))
            names.AddRange(distributions);
    }

    private static Dictionary<string, string[]> Read()
    {
        Dictionary<string, string[]> known = new(StringComparer.Ordinal);
        foreach (string line in Table.Split('\n'))
        {
            string[] words = line.Split(new[] { ' ', '\r' }, StringSplitOptions.RemoveEmptyEntries);
            string[] distributions = new string[words.Length - 1];
            Array.Copy(words, 1, distributions, 0, distributions.Length);
            known[words[0]] = distributions;
        }
        return known;
    }
}
