package io.labelguard.cli.command;

import io.labelguard.cli.account.AllowedWrites;
import io.labelguard.cli.account.DemoWorld;
import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.cli.account.RecordedEvent;
import io.labelguard.cli.folder.LocalFolder;
import io.labelguard.cli.folder.MalformedFolderException;
import io.labelguard.cli.input.Home;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.AccountPrinter;
import io.labelguard.cli.print.Console;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.core.record.RecordContents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A local account that is stored in a folder. The next command finds the changes of the last one,
/// even if that failed.
///
/// Its time is that of its world, else the machine's, but later than every time in its records, so
/// that commands follow each other whatever events were replayed.
final class FolderAccount implements AutoCloseable {

  private final LocalFolder folder;
  private final GuardedAccount account;
  private final LocalClock clock;
  private final Map<String, String> applied = new HashMap<>();

  private FolderAccount(LocalFolder folder, GuardedAccount account, LocalClock clock) {
    this.folder = folder;
    this.account = account;
    this.clock = clock;
  }

  /// Opens a folder. A new one is filled with the demo's world, with a notice.
  ///
  /// @throws InputException where a file in it cannot be read
  static FolderAccount open(Path path, AllowedWrites writes, Console console) {
    LocalFolder folder = folder(path, console);
    try {
      LocalClock clock = new LocalClock(now(folder.world().now(), folder.records().latest()));
      return new FolderAccount(
          folder,
          GuardedAccount.start(
              folder.world(), new InMemoryRecords(folder.records()), Home.rules(), writes, clock),
          clock);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /// Opens a folder's files.
  ///
  /// @throws InputException where one of them cannot be read
  static LocalFolder folder(Path path, Console console) {
    try {
      return LocalFolder.open(path, DemoWorld::read, notice -> report(console, notice));
    } catch (MalformedFolderException e) {
      throw new InputException(Console.safe(String.valueOf(e.getMessage())));
    }
  }

  /// Opens the files of a folder that holds an account, and makes none.
  ///
  /// @throws InputException where it holds none, or a file cannot be read
  static LocalFolder existing(Path path, Console console) {
    requireFolder(path);
    if (!Files.exists(path.resolve("world.json"))) {
      throw noAccount(path, "it holds no world.json");
    }
    return folder(path, console);
  }

  /// Refuses what is not a folder, and makes none.
  ///
  /// @throws InputException where it is a file or is missing
  static void requireFolder(Path path) {
    if (!Files.isDirectory(path)) {
      throw noAccount(path, Files.exists(path) ? "it is a file" : "there is no such folder");
    }
  }

  private static InputException noAccount(Path path, String reason) {
    return new InputException(
        Console.safe(path.toString())
            + " cannot be used as the folder of a local account: "
            + reason,
        "To make one with the demo's account: labelguard replay --local DIR EVENT");
  }

  private static void report(Console console, String notice) {
    console.err().println("labelguard: " + Console.safe(notice));
    console.err().flush();
  }

  private static Instant now(Optional<Instant> ofWorld, Optional<Instant> latest) {
    Instant start = ofWorld.orElseGet(Instant::now);
    return Stream.concat(Stream.of(start), latest.map(last -> last.plusSeconds(1)).stream())
        .max(Instant::compareTo)
        .orElseThrow()
        .plus(Duration.ofSeconds(1).minusNanos(1))
        .truncatedTo(ChronoUnit.SECONDS);
  }

  GuardedAccount account() {
    return account;
  }

  /// Applies the change in an event and returns the event to deliver.
  ///
  /// Each command is later than the ones before it. So an event that is older than the records, or
  /// that an earlier command replayed, is applied once more, now, with a new id. The same event
  /// twice in one command is one that EventBridge delivers twice.
  String apply(String event) {
    RecordedEvent recorded = RecordedEvent.of(event);
    Optional<String> before = recorded.id().map(applied::get);
    if (before.isPresent()) {
      return before.get();
    }
    clock.sleep(Duration.ofSeconds(1));
    RecordedEvent now = isNew(recorded) ? recorded : recorded.again(clock.instant());
    now.time().ifPresent(clock::reach);
    recorded.id().ifPresent(id -> applied.put(id, now.event()));
    account.enact(now.event());
    return now.event();
  }

  private boolean isNew(RecordedEvent event) {
    RecordContents records = account.records();
    return event.id().filter(records::knows).isEmpty()
        && event
            .time()
            .filter(time -> records.latest().filter(time::isBefore).isPresent())
            .isEmpty();
  }

  /// Delivers the events of all writes to the deployed functions and prints the outcomes, as text
  /// in short.
  void settle(AccountPrinter printer) {
    account
        .takeRaisedEvents()
        .forEach(raised -> printer.delivery("raised", Optional.empty(), account.deliver(raised)));
    printer.inShort(account.takeMessages());
  }

  @Override
  public void close() {
    try (folder) {
      folder.save(account.world(), account.records());
    } catch (MalformedFolderException e) {
      throw new InputException(Console.safe(String.valueOf(e.getMessage())));
    } finally {
      account.close();
    }
  }
}
