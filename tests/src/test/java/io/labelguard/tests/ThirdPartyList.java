package io.labelguard.tests;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The list of dependencies that the build writes into a jar, `THIRD-PARTY.txt`.
record ThirdPartyList(List<Entry> entries) {

  /// `     (MIT) (Apache-2.0) Its name (group:artifact:version - https://its.home)`.
  private static final Pattern LINE =
      Pattern.compile("^ +((?:\\([^()]+\\) )+).*\\(([^:()]+):([^:()]+):([^:() ]+) - [^ ]*\\)$");

  private static final Pattern LICENSE = Pattern.compile("\\(([^()]+)\\)");

  /// One dependency; where it has several licenses, the person who uses it chooses one.
  record Entry(String group, String jar, TreeSet<String> licenses) {}

  static ThirdPartyList parse(String text) {
    return new ThirdPartyList(
        text.lines().filter(line -> line.startsWith(" ")).map(ThirdPartyList::entry).toList());
  }

  private static Entry entry(String line) {
    var matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new AssertionError("not a line of a dependency: " + line);
    }
    var licenses = new TreeSet<String>();
    LICENSE.matcher(matcher.group(1)).results().forEach(each -> licenses.add(each.group(1)));
    return new Entry(
        matcher.group(2), matcher.group(3) + "-" + matcher.group(4) + ".jar", licenses);
  }

  List<String> jars() {
    return entries.stream().map(Entry::jar).toList();
  }

  /// The groups whose license asks for more than the Apache License, which each jar carries.
  TreeSet<String> groupsWithTextsOfTheirOwn() {
    var groups = new TreeSet<String>();
    for (var entry : entries) {
      if (!entry.licenses().contains("Apache-2.0")) {
        groups.add(entry.group());
      }
    }
    return groups;
  }
}
