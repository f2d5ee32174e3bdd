package io.labelguard.tests.template;

import java.util.Map;
import java.util.TreeMap;

/// The tags that the template gives the state table of a stack.
public final class StateTableTags {

  private StateTableTags() {}

  /// Returns the tags by their keys.
  ///
  /// @param stack name of the stack, to which the tags refer
  public static Map<String, String> of(String stack) {
    Map<String, String> tags = new TreeMap<>();
    for (Object tag : Template.list(Template.read().properties("StateTable").get("Tags"))) {
      Object value = Template.map(tag).get("Value");
      tags.put(
          String.valueOf(Template.map(tag).get("Key")),
          value.equals(Map.of("Ref", "AWS::StackName")) ? stack : String.valueOf(value));
    }
    return tags;
  }
}
