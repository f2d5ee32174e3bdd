package io.labelguard.aws.ec2;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// One page of DescribeVpcEndpoints.
///
/// @param nextToken empty on the last page
record VpcEndpointPage(List<Endpoint> endpoints, String nextToken) {

  /// Where an endpoint leads, and its state.
  record Endpoint(String service, String state) {}

  /// Reads EC2's XML; a document type or an entity in it is not followed.
  static VpcEndpointPage read(InputStream xml) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return read(factory.createXMLStreamReader(xml));
    } catch (XMLStreamException e) {
      throw new IOException("EC2's answer is not XML: " + e.getMessage(), e);
    }
  }

  private static VpcEndpointPage read(XMLStreamReader in) throws XMLStreamException {
    List<Endpoint> endpoints = new ArrayList<>();
    Map<String, String> item = new HashMap<>();
    String nextToken = "";
    int depth = 0;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        // 1 answer, 2 vpcEndpointSet or nextToken, 3 item, 4 its members
        if (depth == 3) {
          memberText(in).ifPresent(text -> item.put(in.getLocalName(), text));
        } else if (depth == 1 && in.getLocalName().equals("nextToken")) {
          nextToken = in.getElementText();
        } else {
          depth++;
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (depth == 3) {
          endpoints.add(
              new Endpoint(item.getOrDefault("serviceName", ""), item.getOrDefault("state", "")));
          item.clear();
        }
        depth--;
      }
    }
    return new VpcEndpointPage(endpoints, nextToken);
  }

  /// Reads to the end of the member; empty where it has members of its own (groups, tags).
  private static Optional<String> memberText(XMLStreamReader in) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean plain = true;
    int depth = 1;
    while (depth > 0) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          plain = false;
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(in.getText());
        default -> {}
      }
    }
    return plain ? Optional.of(text.toString()) : Optional.empty();
  }
}
