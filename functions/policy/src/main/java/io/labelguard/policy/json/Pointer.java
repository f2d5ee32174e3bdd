package io.labelguard.policy.json;

import org.jspecify.annotations.Nullable;

/// A JSON pointer (RFC 6901), built step by step while a tree is walked; its text is made only
/// where a problem needs it.
public final class Pointer {

  /// The pointer of the whole document: empty text.
  public static final Pointer ROOT = new Pointer(null, "");

  private final @Nullable Pointer parent;
  private final String token;

  private Pointer(@Nullable Pointer parent, String token) {
    this.parent = parent;
    this.token = token;
  }

  /// {@return the pointer of a member of the object here}
  public Pointer to(String member) {
    return new Pointer(this, member);
  }

  /// {@return the pointer of an item of the array here}
  ///
  /// @param index from 0
  public Pointer to(int index) {
    return new Pointer(this, Integer.toString(index));
  }

  /// {@return the pointer as text, `~` and `/` escaped}
  public String text() {
    return parent == null ? "" : parent.text() + "/" + token.replace("~", "~0").replace("/", "~1");
  }
}
