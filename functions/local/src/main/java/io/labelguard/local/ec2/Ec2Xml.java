package io.labelguard.local.ec2;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.local.wire.Xml;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Writes what the AWS CLI prints as the XML that EC2 answers with.
final class Ec2Xml {

  /// The names that differ by more than their first letter.
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Associations", "associationSet"),
          Map.entry("DnsEntries", "dnsEntrySet"),
          Map.entry("Groups", "groupSet"),
          Map.entry("NetworkInterfaceIds", "networkInterfaceIdSet"),
          Map.entry("PropagatingVgws", "propagatingVgwSet"),
          Map.entry("RouteTableIds", "routeTableIdSet"),
          Map.entry("Routes", "routeSet"),
          Map.entry("SubnetIds", "subnetIdSet"),
          Map.entry("Tags", "tagSet"),
          Map.entry("UserIdGroupPairs", "groups"));

  private static final String POLICY = "PolicyDocument";

  private Ec2Xml() {}

  /// Returns the content of an element.
  static String content(JsonNode object) {
    return object.properties().stream()
        .filter(member -> !member.getValue().isNull())
        .map(member -> member(member.getKey(), member.getValue()))
        .collect(Collectors.joining());
  }

  private static String member(String name, JsonNode value) {
    String element =
        NAMES.getOrDefault(name, name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
    if (value.isArray()) {
      return Xml.element(
          element,
          StreamSupport.stream(value.spliterator(), false)
              .map(
                  item -> item.isObject() ? Xml.element("item", content(item)) : text("item", item))
              .collect(Collectors.joining()));
    }
    return value.isObject() && !name.equals(POLICY)
        ? Xml.element(element, content(value))
        : text(element, value);
  }

  private static String text(String element, JsonNode value) {
    return Xml.text(element, value.isTextual() ? value.textValue() : value.toString());
  }
}
