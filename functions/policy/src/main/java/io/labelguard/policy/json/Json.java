package io.labelguard.policy.json;

import java.util.List;

/// A JSON value with its place in the text, and every member as written, repeated names included.
public sealed interface Json {

  /// {@return the value's place in the text it was read from, with its quotes or brackets}
  Span span();

  /// An object; members in the order written, a repeated name appears twice.
  record Obj(List<Member> members, Span span) implements Json {
    public Obj {
      members = List.copyOf(members);
    }

    /// {@return the values of all members of exactly that name, in the order written}
    public List<Json> all(String name) {
      return members.stream()
          .filter(member -> member.name().value().equals(name))
          .map(Member::value)
          .toList();
    }
  }

  /// One member of an object.
  record Member(Str name, Json value) {}

  /// An array.
  record Arr(List<Json> items, Span span) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /// A string.
  ///
  /// @param value without quotes and escapes
  record Str(String value, Span span) implements Json {}

  /// A number.
  ///
  /// @param literal as written, so that no digit is lost
  record Num(String literal, Span span) implements Json {}

  /// `true` or `false`.
  record Bool(boolean value, Span span) implements Json {}

  /// `null`.
  record Null(Span span) implements Json {}
}
