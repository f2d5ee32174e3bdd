package io.labelguard.cli.collect;

import io.labelguard.core.port.BucketPolicies.TagReading;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tags that Labelguard reads, by key. No other tag goes into a world file.
final class ReadTags {

  private ReadTags() {}

  static SortedMap<String, String> of(TagReading.Value read) {
    SortedMap<String, String> tags = new TreeMap<>();
    read.value().ifPresent(mode -> tags.put("labelguard:mode", mode));
    read.stack().ifPresent(stack -> tags.put("aws:cloudformation:stack-name", stack));
    return tags;
  }
}
