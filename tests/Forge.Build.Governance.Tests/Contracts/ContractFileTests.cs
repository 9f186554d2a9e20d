using System.IO;
using System.Text;
using Forge.Build.Governance.Contracts;
using Forge.Build.Governance.Repository;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Forge.Build.Governance.Tests.Contracts;

[TestClass]
public sealed class ContractFileTests
{
    private const string Stack = "Forge/Contracts/stack.md";
    private const string Boundaries = "Forge/Contracts/boundaries.json";

    [TestMethod]
    public void AFileWithTextIsPresent()
    {
        using TempFolder folder = Governed();
        folder.Write(Stack, "# Stack\r\n");

        ContractFile file = Read(folder, Stack);

        Assert.AreEqual(ContractState.Present, file.State);
        Assert.AreEqual("# Stack\n", file.Text?.Text);
        Assert.AreEqual(Stack, file.Path);
        Assert.AreEqual("", file.Problem);
    }

    [TestMethod]
    public void NoFileIsMissing()
    {
        using TempFolder folder = Governed();

        Assert.AreEqual(new ContractFile(Stack, ContractState.Missing), Read(folder, Stack));
    }

    [TestMethod]
    public void AFolderIsAFolder()
    {
        using TempFolder folder = Governed();
        folder.Make(Stack);

        Assert.AreEqual(new ContractFile(Stack, ContractState.Folder), Read(folder, Stack));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(" \t\r\n\u00a0\n")]
    [DataRow("\ufeff", DisplayName = "a byte order mark")]
    [DataRow("<!-- write here -->")]
    [DataRow("\n<!-- one -->\n\n<!-- two\n lines -->\n")]
    [DataRow("<!-- never closed, and so a comment to its end")]
    public void MarkdownThatSaysNothingIsEmpty(string text)
    {
        using TempFolder folder = Governed();
        folder.Write(Stack, text);

        Assert.AreEqual(new ContractFile(Stack, ContractState.Empty), Read(folder, Stack));
    }

    [TestMethod]
    [DataRow("<!-- comment -->\ntext")]
    [DataRow("text <!-- comment -->")]
    [DataRow("<!-- a --> x <!-- b -->")]
    [DataRow("<b></b>")]
    [DataRow("-")]
    public void MarkdownThatSaysSomethingIsPresent(string text)
    {
        using TempFolder folder = Governed();
        folder.Write(Stack, text);

        Assert.AreEqual(ContractState.Present, Read(folder, Stack).State);
    }

    [TestMethod]
    public void AnHtmlCommentIsTextInOtherFiles()
    {
        using TempFolder folder = Governed();
        folder.Write(Boundaries, "<!-- x -->");

        Assert.AreEqual(ContractState.Present, Read(folder, Boundaries).State);
    }

    [TestMethod]
    [DataRow("utf-16")]
    [DataRow("utf-16BE")]
    [DataRow("utf-8")]
    public void AContractIsReadInItsEncoding(string name)
    {
        using TempFolder folder = Governed();
        Encoding encoding = Encoding.GetEncoding(name);
        folder.Write(Stack, [.. encoding.GetPreamble(), .. encoding.GetBytes("Gr\u00fc\u00dfe")]);

        Assert.AreEqual("Gr\u00fc\u00dfe", Read(folder, Stack).Text?.Text);
    }

    [TestMethod]
    public void AUtf16FileThatHoldsOnlyItsMarkIsEmpty()
    {
        using TempFolder folder = Governed();
        folder.Write(Stack, [0xFF, 0xFE]);

        Assert.AreEqual(ContractState.Empty, Read(folder, Stack).State);
    }

    [TestMethod]
    public void ALinkInsideTheRootIsRead()
    {
        using TempFolder folder = Governed();
        folder.Write("docs/stack.md", "text");
        folder.LinkFile(Stack, "../../docs/stack.md");

        Assert.AreEqual("text", Read(folder, Stack).Text?.Text);
    }

    [TestMethod]
    public void ALinkOutOfTheRootIsNotRead()
    {
        using TempFolder outside = new();
        using TempFolder folder = Governed();
        outside.Write("stack.md", "text");
        folder.LinkFile(Stack, outside.At("stack.md"));

        ContractFile file = Read(folder, Stack);

        Assert.AreEqual(new ContractFile(Stack, ContractState.Unreadable, null, "a link leads it out of the project root."), file);
    }

    [TestMethod]
    public void AContractsFolderThatLeadsOutOfTheRootIsNotRead()
    {
        using TempFolder outside = new();
        using TempFolder folder = new();
        outside.Write("stack.md", "text");
        folder.Make("Forge");
        folder.LinkFolder("Forge/Contracts", outside.Root);

        Assert.AreEqual(ContractState.Unreadable, Read(folder, Stack).State);
    }

    [TestMethod]
    [DataRow("nowhere.md", DisplayName = "dangling")]
    [DataRow("stack.md", DisplayName = "to itself")]
    public void ALinkToNothingIsNotSaidToLeadOut(string target)
    {
        using TempFolder folder = Governed();
        folder.LinkFile(Stack, target);

        ContractFile file = Read(folder, Stack);

        Assert.AreNotEqual(ContractState.Present, file.State);
        Assert.IsNull(file.Text);
        Assert.DoesNotContain("out of the project root", file.Problem);
    }

    [TestMethod]
    public void ALinkToAFolderIsAFolder()
    {
        using TempFolder folder = Governed();
        folder.Make("docs");
        folder.LinkFolder(Stack, "../../docs");

        Assert.AreEqual(ContractState.Folder, Read(folder, Stack).State);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [Timeout(60_000)]
    public void APipeIsEmptyAndNotOpened()
    {
        using TempFolder folder = Governed();
        folder.Pipe(Stack);

        Assert.AreEqual(ContractState.Empty, Read(folder, Stack).State);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [Timeout(60_000)]
    public void ALinkToADeviceIsNotOpened()
    {
        using TempFolder folder = Governed();
        folder.LinkFile(Stack, "/dev/zero");

        Assert.AreEqual(ContractState.Unreadable, Read(folder, Stack).State);
    }

    [TestMethod]
    public void AHugeContractIsNotRead()
    {
        using TempFolder folder = Governed();
        folder.Make("Forge/Contracts");
        using (FileStream sparse = File.Create(folder.At(Stack)))
            sparse.SetLength(ContractFile.MostBytes + 1);

        Assert.AreEqual(new ContractFile(Stack, ContractState.Unreadable, null, "it is larger than 16 MB."), Read(folder, Stack));
    }

    [TestMethod]
    public void AFileThatIsClosedToUsIsUnreadable()
    {
        using TempFolder folder = Governed();
        folder.Write(Stack, "text");
        folder.Close(Stack);

        ContractFile file = Read(folder, Stack);

        Assert.AreEqual(ContractState.Unreadable, file.State);
        Assert.AreNotEqual("", file.Problem);
    }

    private static TempFolder Governed()
    {
        TempFolder folder = new();
        folder.Write("forge.json", "{}");
        return folder;
    }

    private static ContractFile Read(TempFolder folder, string path) => ContractFile.Read(ForgeRepository.TryOpen(folder.Root)!, path);
}
