package io.labelguard.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Xml;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The XML of CORS rules, and the rules as members of GetBucketCors' answer.
final class CorsXml {

  private static final String CONFIGURATION = "CORSConfiguration";
  private static final String RULE = "CORSRule";
  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

  /// XML elements by the SDK's name of the member.
  private static final Map<String, String> ELEMENTS = new LinkedHashMap<>();

  private static final Set<String> LISTS =
      Set.of("AllowedHeaders", "AllowedMethods", "AllowedOrigins", "ExposeHeaders");

  static {
    ELEMENTS.put("ID", "ID");
    ELEMENTS.put("AllowedHeaders", "AllowedHeader");
    ELEMENTS.put("AllowedMethods", "AllowedMethod");
    ELEMENTS.put("AllowedOrigins", "AllowedOrigin");
    ELEMENTS.put("ExposeHeaders", "ExposeHeader");
    ELEMENTS.put("MaxAgeSeconds", "MaxAgeSeconds");
  }

  private CorsXml() {}

  static String of(List<ObjectNode> rules) {
    return Xml.element(
        CONFIGURATION, rules.stream().map(CorsXml::rule).collect(Collectors.joining()));
  }

  /// A member that S3 does not have yet is an element of that name.
  private static String rule(ObjectNode rule) {
    StringBuilder xml = new StringBuilder();
    rule.propertyStream()
        .forEach(
            member -> {
              String element = ELEMENTS.getOrDefault(member.getKey(), member.getKey());
              JsonNode value = member.getValue();
              if (value.isArray()) {
                value.forEach(item -> xml.append(Xml.text(element, item.asText())));
              } else if (value.isValueNode() && !value.isNull()) {
                xml.append(Xml.text(element, value.asText()));
              }
            });
    return Xml.element(RULE, xml.toString());
  }

  /// Reads the rules of a PutBucketCors.
  ///
  /// @throws AwsError MalformedXML where S3's schema does not allow them
  static List<ObjectNode> read(String xml) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try {
      return rules(factory.createXMLStreamReader(new StringReader(xml)));
    } catch (XMLStreamException _) {
      throw malformed();
    }
  }

  private static List<ObjectNode> rules(XMLStreamReader in) throws XMLStreamException {
    List<ObjectNode> rules = new ArrayList<>();
    Optional<ObjectNode> open = Optional.empty();
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals(RULE)) {
        rules.add(open.orElseThrow(CorsXml::malformed));
        open = Optional.empty();
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        String name = in.getLocalName();
        if (name.equals(RULE)) {
          open = Optional.of(JsonTrees.object());
        } else if (!name.equals(CONFIGURATION)) {
          add(open.orElseThrow(CorsXml::malformed), name, in.getElementText());
        }
      }
    }
    return rules;
  }

  private static void add(ObjectNode rule, String element, String text) {
    String member =
        ELEMENTS.entrySet().stream()
            .filter(known -> known.getValue().equals(element))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(CorsXml::malformed);
    if (LISTS.contains(member)) {
      ArrayNode list =
          rule.path(member).isArray() ? (ArrayNode) rule.path(member) : rule.putArray(member);
      list.add(text);
    } else if (member.equals("ID")) {
      rule.put(member, text);
    } else {
      rule.put(member, seconds(text));
    }
  }

  private static int seconds(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw malformed();
    }
  }

  /// Returns the rules of a PutBucketCors as a record of CloudTrail has them: an element that is
  /// there once is no list. No real record was seen; the form is that of other calls. Empty where
  /// the XML is malformed.
  static Optional<ObjectNode> recorded(String xml) {
    try {
      ObjectNode configuration = JsonTrees.object().put("xmlns", NAMESPACE);
      put(configuration, RULE, read(xml).stream().<JsonNode>map(CorsXml::recorded).toList());
      return Optional.of(configuration);
    } catch (AwsError _) {
      return Optional.empty();
    }
  }

  private static ObjectNode recorded(ObjectNode rule) {
    ObjectNode record = JsonTrees.object();
    ELEMENTS.forEach(
        (member, element) -> {
          JsonNode value = rule.path(member);
          put(record, element, value.isArray() ? value.valueStream().toList() : one(value));
        });
    return record;
  }

  private static List<JsonNode> one(JsonNode value) {
    return value.isValueNode() ? List.of(value) : List.of();
  }

  private static void put(ObjectNode out, String element, List<JsonNode> values) {
    if (values.size() == 1) {
      out.set(element, values.getFirst());
    } else if (!values.isEmpty()) {
      out.putArray(element).addAll(values);
    }
  }

  static AwsError malformed() {
    return AwsError.badRequest(
        "MalformedXML",
        "The XML you provided was not well-formed or did not validate against our published"
            + " schema");
  }
}
