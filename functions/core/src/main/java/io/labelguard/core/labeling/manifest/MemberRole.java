package io.labelguard.core.labeling.manifest;

import java.nio.charset.StandardCharsets;

/// What a member of a line is for. Names are compared as they are written.
enum MemberRole {
  /// The data itself.
  SOURCE,
  /// The object with the data.
  SOURCE_REF,
  /// What is known about that object: its member `prefix` says where a frame's images are.
  METADATA,
  METADATA_PREFIX,
  /// An object that a label attribute names, as a mask.
  OTHER_REF,
  NONE;

  private static final byte[] SOURCE_NAME = bytes("source");
  private static final byte[] SOURCE_REF_NAME = bytes("source-ref");
  private static final byte[] METADATA_NAME = bytes("source-ref-metadata");
  private static final byte[] PREFIX_NAME = bytes("prefix");

  private static final byte[] REF_END = bytes("-ref");

  private static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  /// Returns the role of a member of the line's object.
  static MemberRole ofLine(CapturedText name) {
    if (name.endsWith(REF_END)) {
      return name.is(SOURCE_REF_NAME) ? SOURCE_REF : OTHER_REF;
    }
    return name.is(SOURCE_NAME) ? SOURCE : name.is(METADATA_NAME) ? METADATA : NONE;
  }

  /// Returns the role of a member of the object that [#METADATA] is.
  static MemberRole ofMetadata(CapturedText name) {
    return name.is(PREFIX_NAME) ? METADATA_PREFIX : NONE;
  }

  /// Whether its value may be an S3 URI.
  boolean mayBeUri() {
    return this == SOURCE_REF || this == METADATA_PREFIX || this == OTHER_REF;
  }
}
