package io.labelguard.cli.folder;

import java.nio.file.Path;

/// Thrown for a folder that cannot be used as it is; the message says which file, what is wrong and
/// what to do. Nothing in the folder was changed.
public final class MalformedFolderException extends RuntimeException {

  MalformedFolderException(Path file, String reason) {
    super(file + ": " + reason);
  }
}
