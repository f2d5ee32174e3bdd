package io.labelguard.cli.folder;

import java.nio.file.Path;

/// Says which file of a folder is malformed, what is wrong and what to do. No file was changed.
public final class MalformedFolderException extends RuntimeException {

  MalformedFolderException(Path file, String reason) {
    super(file + ": " + reason);
  }
}
