const PROPERTY = [
  "<pdfaProperty:name>part</pdfaProperty:name>",
  "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
  "<pdfaProperty:category>internal</pdfaProperty:category>",
  "<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>",
].join("");

const SCHEMA = [
  "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>",
  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
  "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
  `<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">${PROPERTY}</rdf:li></rdf:Seq></pdfaSchema:property>`,
].join("");

const EXTENSION = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">${SCHEMA}</rdf:li></rdf:Bag></pdfaExtension:schemas>`;

/** The marker of PDF/UA-1, and the description of it without which it may not stand in a PDF/A. */
export const PDF_UA = `
        <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""><pdfuaid:part>1</pdfuaid:part></rdf:Description>
        <rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">${EXTENSION}</rdf:Description>`;
