package io.labelguard.aws.signed;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import software.amazon.awssdk.core.exception.SdkClientException;

/// An element of an answer in XML.
///
/// @param name without its namespace
/// @param text the text directly in it
public record XmlElement(String name, List<XmlElement> children, String text) {
  public XmlElement {
    children = List.copyOf(children);
  }

  /// An element that is not at its end yet.
  private record Open(String name, List<XmlElement> children, StringBuilder text) {
    XmlElement closed() {
      return new XmlElement(name, children, text.toString());
    }
  }

  /// Reads an answer. A document type or an entity in it is not followed.
  ///
  /// @throws SdkClientException where it is not XML
  public static XmlElement read(String xml) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return read(factory.createXMLStreamReader(new StringReader(xml)));
    } catch (XMLStreamException e) {
      throw SdkClientException.create("the answer is not XML: " + e.getMessage(), e);
    }
  }

  private static XmlElement read(XMLStreamReader in) throws XMLStreamException {
    Deque<Open> open = new ArrayDeque<>();
    Open document = new Open("", new ArrayList<>(), new StringBuilder());
    open.push(document);
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT ->
            open.push(new Open(in.getLocalName(), new ArrayList<>(), new StringBuilder()));
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement ended = open.pop().closed();
          open.element().children().add(ended);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.element().text().append(in.getText());
        default -> {}
      }
    }
    return document.children().getFirst();
  }

  /// Returns the first child of that name.
  public Optional<XmlElement> child(String child) {
    return children(child).stream().findFirst();
  }

  /// Returns every child of that name, in order.
  public List<XmlElement> children(String child) {
    return children.stream().filter(one -> one.name.equals(child)).toList();
  }

  /// Returns the text of the first child of that name; empty text where there is none.
  public String textOf(String child) {
    return child(child).map(XmlElement::text).orElse("");
  }
}
