package io.labelguard.cli.command;

import io.labelguard.cli.account.DemoWorld;
import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.cli.account.Happening;
import io.labelguard.cli.account.LocalClock;
import io.labelguard.cli.folder.LocalFolder;
import io.labelguard.cli.folder.MalformedFolderException;
import io.labelguard.cli.input.Home;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.AccountPrinter;
import io.labelguard.cli.print.Console;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.core.record.RecordContents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A local account that is kept in a folder: what a command did in it is there when the next one
/// opens it, even if the command failed.
///
/// Its time is the machine's, but later than all that its records tell of, so that one command
/// happens after another whatever events were replayed.
final class KeptAccount implements AutoCloseable {

  private final LocalFolder folder;
  private final GuardedAccount account;
  private final LocalClock clock;
  private final Map<String, String> happened = new HashMap<>();

  private KeptAccount(LocalFolder folder, GuardedAccount account, LocalClock clock) {
    this.folder = folder;
    this.account = account;
    this.clock = clock;
  }

  /// Opens a folder; a new one is filled with the demo's world, and that is said.
  ///
  /// @throws InputException where a file in it cannot be read
  static KeptAccount open(Path path, Settings.Mode mode, Console console) {
    LocalFolder folder = folder(path, console);
    try {
      LocalClock clock = new LocalClock(now(folder.records().latest()));
      return new KeptAccount(
          folder,
          GuardedAccount.start(
              folder.world(), new InMemoryRecords(folder.records()), Home.rules(), mode, clock),
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
      return LocalFolder.open(path, DemoWorld::read, notice -> say(console, notice));
    } catch (MalformedFolderException e) {
      throw new InputException(Console.safe(String.valueOf(e.getMessage())));
    }
  }

  private static void say(Console console, String notice) {
    console.err().println("labelguard: " + Console.safe(notice));
    console.err().flush();
  }

  private static Instant now(Optional<Instant> latest) {
    return Stream.concat(Stream.of(Instant.now()), latest.map(last -> last.plusSeconds(1)).stream())
        .max(Instant::compareTo)
        .orElseThrow()
        .plus(Duration.ofSeconds(1).minusNanos(1))
        .truncatedTo(ChronoUnit.SECONDS);
  }

  GuardedAccount account() {
    return account;
  }

  /// Lets what an event tells of happen, and returns the event to deliver.
  ///
  /// Each command is later than all before it: an event that is older than what the folder
  /// remembers, or that an earlier command replayed, happens once more, now, as an event of its
  /// own. The same event twice in one command is one that EventBridge delivers twice.
  String happen(String event) {
    Happening given = Happening.of(event);
    Optional<String> before = given.id().map(happened::get);
    if (before.isPresent()) {
      return before.get();
    }
    clock.sleep(Duration.ofSeconds(1));
    Happening now = isNew(given) ? given : given.again(clock.instant());
    now.time().ifPresent(clock::reach);
    given.id().ifPresent(id -> happened.put(id, now.event()));
    account.enact(now.event());
    return now.event();
  }

  private boolean isNew(Happening given) {
    RecordContents records = account.records();
    return given.id().filter(records::knows).isEmpty()
        && given
            .time()
            .filter(time -> records.latest().filter(time::isBefore).isPresent())
            .isEmpty();
  }

  /// Hands the events of what was written to the functions that are deployed, and prints what came
  /// of it; for eyes in short.
  void settle(AccountPrinter printer) {
    account
        .takeRaisedEvents()
        .forEach(
            raised -> printer.deliveryInShort("raised", Optional.empty(), account.deliver(raised)));
    account.takeMessages().forEach(printer::inShort);
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
