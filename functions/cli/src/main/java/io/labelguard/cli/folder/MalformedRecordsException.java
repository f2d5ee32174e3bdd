package io.labelguard.cli.folder;

/// Thrown for a text that holds no records; says where and what is wrong.
final class MalformedRecordsException extends Exception {

  MalformedRecordsException(String at, String reason) {
    super(at.isEmpty() ? reason : at + ": " + reason);
  }
}
