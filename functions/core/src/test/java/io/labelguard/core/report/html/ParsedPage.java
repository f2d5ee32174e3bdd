package io.labelguard.core.report.html;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A page as an XML parser reads it: one that is not well-formed is an error.
final class ParsedPage {

  private final Document document;

  private ParsedPage(Document document) {
    this.document = document;
  }

  static ParsedPage of(String page) {
    try {
      DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      parser.setErrorHandler(null);
      return new ParsedPage(parser.parse(new InputSource(new StringReader(page))));
    } catch (ParserConfigurationException | IOException | SAXException e) {
      throw new AssertionError("the page is not well-formed: " + e.getMessage(), e);
    }
  }

  Element root() {
    return document.getDocumentElement();
  }

  /// Returns all elements of a name, or with `*` all elements, in document order.
  List<Element> all(String tag) {
    return elements(document.getElementsByTagName(tag));
  }

  static List<Element> in(Element element, String tag) {
    return elements(element.getElementsByTagName(tag));
  }

  List<String> texts(String tag) {
    return all(tag).stream().map(Element::getTextContent).toList();
  }

  String only(String tag) {
    List<String> texts = texts(tag);
    if (texts.size() != 1) {
      throw new AssertionError(tag + ": " + texts);
    }
    return texts.getFirst();
  }

  /// Returns each attribute as `element name=value`.
  List<String> attributes() {
    List<String> attributes = new ArrayList<>();
    for (Element element : all("*")) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        Attr attribute = (Attr) element.getAttributes().item(i);
        attributes.add(
            element.getTagName() + " " + attribute.getName() + "=" + attribute.getValue());
      }
    }
    return attributes;
  }

  /// Returns the names of all elements in document order, but those that text alone decides.
  List<String> shape(Set<String> without) {
    return all("*").stream()
        .map(Element::getTagName)
        .filter(tag -> !without.contains(tag))
        .toList();
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
