using System;
using System.IO;
using System.Xml;
using System.Xml.Linq;
using Forge.Build.Governance.Repository;

namespace Forge.Build.Commands.Adoption.Surveys;

/// <summary>Reads XML of a repository: no DTD, nothing from elsewhere, no depth that could end the process.</summary>
internal static class SafeXml
{
    private const int MostDepth = 128;

    /// <summary>The root element; null where the text is no XML, with the reason.</summary>
    public static XElement? Read(SourceText text, out string problem)
    {
        problem = "";
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = SurveyFiles.MostLength };
        try
        {
            using (XmlReader depth = XmlReader.Create(new StringReader(text.Text), settings))
            {
                while (depth.Read())
                {
                    if (depth.Depth > MostDepth)
                        throw new XmlException("it is nested too deeply.");
                }
            }
            using XmlReader reader = XmlReader.Create(new StringReader(text.Text), settings);
            return XDocument.Load(reader).Root;
        }
        catch (Exception e) when (e is XmlException or InvalidOperationException or ArgumentException)
        {
            problem = e.Message;
            return null;
        }
    }
}
