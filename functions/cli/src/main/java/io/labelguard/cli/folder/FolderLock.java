package io.labelguard.cli.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Locks a folder for one command at a time. The lock ends with the process.
final class FolderLock implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration WAIT = Duration.ofMillis(50);

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock. While another command has it, waits, with one notice.
  ///
  /// @throws MalformedFolderException if the other command does not end
  static FolderLock take(Path file, Consumer<String> notice) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    for (long tries = PATIENCE.dividedBy(WAIT); tries > 0; tries--) {
      if (tryLock(channel).isPresent()) {
        return new FolderLock(channel);
      }
      if (tries == PATIENCE.dividedBy(WAIT)) {
        notice.accept("waiting for another command that uses " + file.getParent());
      }
      if (!slept()) {
        break;
      }
    }
    channel.close();
    throw new MalformedFolderException(
        file, "another command has used this folder for minutes; try again when it has ended");
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException _) {
      return Optional.empty(); // this process has it
    }
  }

  private static boolean slept() {
    try {
      Thread.sleep(WAIT);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
