package io.labelguard.local.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads `application/x-www-form-urlencoded` text and the numbered lists of the query protocol.
public final class Forms {

  private Forms() {}

  /// Reads a form or a URL's query; a name without a value has an empty one.
  public static Map<String, String> parse(String text) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!name.isEmpty()) {
        form.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return form;
  }

  /// Returns the members `prefix.1`, `prefix.2` … of a list, in order.
  public static List<String> list(Map<String, String> form, String prefix) {
    List<String> items = new ArrayList<>();
    for (int i = 1; form.containsKey(prefix + "." + i); i++) {
      items.add(form.getOrDefault(prefix + "." + i, ""));
    }
    return items;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
