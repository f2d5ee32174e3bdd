package io.labelguard.cli.folder;

import io.labelguard.core.record.RecordContents;
import io.labelguard.local.json.MalformedDocumentException;
import io.labelguard.local.world.World;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A folder with a local account (`world.json`) and the records of its guard (`records.json`).
///
/// No other command can open the folder until it is closed. Each file is replaced whole or not at
/// all.
public final class LocalFolder implements AutoCloseable {

  private final Path folder;
  private final FolderLock lock;
  private final World world;
  private final RecordContents records;

  private LocalFolder(Path folder, FolderLock lock, World world, RecordContents records) {
    this.folder = folder;
    this.lock = lock;
    this.world = world;
    this.records = records;
  }

  /// Opens a folder; one that is missing or holds no world is filled with `whenEmpty`.
  ///
  /// @param notice receives a sentence if the folder was filled or another command uses it
  /// @throws MalformedFolderException where a file in it cannot be read; then no file was changed
  public static LocalFolder open(Path folder, Supplier<World> whenEmpty, Consumer<String> notice) {
    FolderLock lock = lock(folder, notice);
    try {
      Optional<String> worldText = read(folder.resolve("world.json"));
      Optional<RecordContents> records = read(folder.resolve("records.json")).map(in(folder));
      World world = worldText.map(text -> world(folder, text)).orElseGet(whenEmpty);
      LocalFolder opened =
          new LocalFolder(
              folder, lock, world, records.orElseGet(() -> SeenPolicies.records(world).contents()));
      if (worldText.isEmpty()) {
        opened.write("world.json", world.toJson());
        notice.accept(folder + " had no world.json; it was filled with the demo's world");
      }
      return opened;
    } catch (RuntimeException e) {
      unlock(lock);
      throw e;
    }
  }

  /// Returns the account as it was when the folder was opened.
  public World world() {
    return world;
  }

  /// Returns the records as they were when the folder was opened. Without a file they are what the
  /// world says was seen.
  public RecordContents records() {
    return records;
  }

  /// Writes what has changed, the records first. If only they are written, the worst result is a
  /// fix that is recorded, missing in the account and not repeated.
  public void save(World now, RecordContents nowRecords) {
    if (!nowRecords.equals(records) || !Files.exists(folder.resolve("records.json"))) {
      write("records.json", RecordsJson.write(nowRecords));
    }
    if (!now.equals(world)) {
      write("world.json", now.toJson());
    }
  }

  @Override
  public void close() {
    unlock(lock);
  }

  private static FolderLock lock(Path folder, Consumer<String> notice) {
    try {
      Files.createDirectories(folder);
      return FolderLock.take(folder.resolve("lock"), notice);
    } catch (IOException e) {
      throw new MalformedFolderException(
          folder, "cannot be used as the folder of a local account (" + e + ")");
    }
  }

  private static void unlock(FolderLock lock) {
    try {
      lock.close();
    } catch (IOException _) {
      // The lock is gone with the process at the latest.
    }
  }

  private static World world(Path folder, String text) {
    try {
      return World.parse(text);
    } catch (MalformedDocumentException e) {
      throw new MalformedFolderException(
          folder.resolve("world.json"), String.valueOf(e.getMessage()));
    }
  }

  private static Function<String, RecordContents> in(Path folder) {
    return text -> {
      try {
        return RecordsJson.read(text);
      } catch (MalformedRecordsException e) {
        throw new MalformedFolderException(
            folder.resolve("records.json"),
            e.getMessage()
                + "; the file was not changed. Restore a copy of it, or delete it to start without"
                + " records: every fix, veto and count in it is then forgotten");
      }
    };
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString());
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (CharacterCodingException _) {
      throw new MalformedFolderException(file, "is not UTF-8 text; the file was not changed");
    } catch (IOException e) {
      throw new MalformedFolderException(file, "cannot be read (" + e + ")");
    }
  }

  private void write(String name, String text) {
    Path fresh = folder.resolve(name + ".new");
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          fresh,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new MalformedFolderException(
          folder.resolve(name),
          "cannot be written (" + e + "); the changes of this command are lost");
    }
  }
}
