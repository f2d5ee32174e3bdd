package io.labelguard.tests.pasted;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.Settings;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.pasted.EmptyShell.Run;
import io.labelguard.tests.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pastes each command of the guard's mails, Slack messages and chat notifications, and each that
/// `fix`, `undo` and `history` print next, into a shell where only the credentials are set.
///
/// Not pasted: the commands of text messages, which name no Region to stay short, and those of AWS
/// in what a message says about tags, which the AWS command line runs.
class PastedCommandsTest {

  private static final String HERE = " --region us-east-1";
  private static final String AUDIT = "labelguard audit" + HERE;
  private static final String APPLY = on("fix") + " --apply 42f317b3550f" + HERE;
  private static final String COMPANION = "LabelguardCompanion1";

  private static LocalTable table;
  private static int tables;

  @TempDir Path folder;

  private String name = "";

  @BeforeAll
  static void startTables() throws Exception {
    table = new LocalTable(Template.read().properties("StateTable"), "of-nobody");
  }

  @AfterAll
  static void stopTables() throws Exception {
    table.stop();
  }

  /// Each guard has a table of its own.
  @BeforeEach
  void createTable() {
    name = "labelguard-StateTable-" + ++tables;
    table.create(Template.read().properties("StateTable"), name);
  }

  @Test
  void theCommandsOfAnAlertShowTheFixAndApplyItOnce() throws Exception {
    try (DeployedGuard guard = start(Settings.Mode.ALERT)) {
      guard.tighten();
      assertThat(guard.takeCommands())
          .containsExactly(AUDIT, "labelguard explain LG101", APPLY, on("fix") + HERE);
      String tightened = guard.policy();
      EmptyShell shell = new EmptyShell(folder, guard.person());

      assertThat(paste(shell, "labelguard explain LG101", 0).out())
          .startsWith("LG101: Ground Truth is denied");
      assertThat(paste(shell, AUDIT, 1).out())
          .startsWith("Account 111122223333, us-east-1")
          .contains("street-signs");
      Run shown = paste(shell, on("fix") + HERE, 1);
      assertThat(PrintedCommands.of(shown.out())).containsExactly(APPLY, on("undo") + HERE);
      assertThat(guard.policy()).isEqualTo(tightened);

      Run applied = ended(shell.start(APPLY), APPLY, 0);
      assertThat(applied.out()).startsWith("Done.").contains("cats-and-dogs, street-signs");
      String fixed = guard.policy();
      assertThat(fixed).contains(COMPANION);
      assertThat(paste(shell, APPLY, 1).out()).contains("There is nothing to do.");
      assertThat(guard.policy()).isEqualTo(fixed);

      SortedSet<String> next = PrintedCommands.of(applied.out());
      String undo = only(next, "labelguard undo ");
      String source = only(next, "labelguard fix ");
      assertThat(next).hasSize(2);
      assertThat(paste(shell, source, 0).out()).contains("jsonencode", COMPANION);
      Run undone = paste(shell, undo, 0);
      assertThat(guard.policy()).isEqualTo(tightened);
      assertThat(PrintedCommands.of(undone.out())).containsExactly(on("rearm") + HERE);
      assertThat(paste(shell, on("rearm") + HERE, 0).out()).isNotEmpty();
    }
  }

  @Test
  void theCommandOfAnAlertRefusesAfterAChangeOfThePolicy() throws Exception {
    try (DeployedGuard guard = start(Settings.Mode.ALERT)) {
      guard.tighten();
      String changed = guard.policy().replace("s3:PutObject\",", "s3:PutObject*\",");
      assertThat(changed).isNotEqualTo(guard.policy());
      guard.setPolicy(changed);

      Run refused =
          paste(new EmptyShell(folder, guard.person()), only(guard.takeCommands(), APPLY), 1);
      assertThat(refused.out()).startsWith("Nothing was written").contains("has changed");
      assertThat(guard.policy()).isEqualTo(changed);
    }
  }

  @Test
  void theCommandsAfterAFixShowItAndTakeItBack() throws Exception {
    try (DeployedGuard guard = start(Settings.Mode.FIX)) {
      guard.tighten();
      String tightened = guard.policy();
      assertThat(guard.takeCommands()).contains(AUDIT).doesNotContain(APPLY);
      assertThat(guard.applyFixes())
          .extracting(FixOutcome::result)
          .containsExactly(FixOutcome.Result.APPLIED);
      SortedSet<String> commands = guard.takeCommands();
      String undo = only(commands, "labelguard undo ");
      String history = on("history") + HERE;
      String diffs = on("history") + " --diff" + HERE;
      assertThat(commands)
          .containsExactlyInAnyOrder(AUDIT, "labelguard explain LG103", history, undo);
      EmptyShell shell = new EmptyShell(folder, guard.person());

      assertThat(paste(shell, "labelguard explain LG103", 0).out()).startsWith("LG103: ");
      Run listed = paste(shell, history, 0);
      assertThat(listed.out()).contains("by Labelguard: applied").doesNotContain(COMPANION);
      assertThat(PrintedCommands.of(listed.out())).containsExactly(diffs, on("undo") + HERE);
      assertThat(paste(shell, diffs, 0).out()).contains(COMPANION);
      assertThat(paste(shell, undo, 0).out()).startsWith("Done.");
      assertThat(guard.policy()).isEqualTo(tightened);
    }
  }

  @Test
  void theCommandsAfterAnUndoFixAgain() throws Exception {
    try (DeployedGuard guard = start(Settings.Mode.FIX)) {
      guard.tighten();
      guard.applyFixes();
      EmptyShell shell = new EmptyShell(folder, guard.person());
      paste(shell, only(guard.takeCommands(), "labelguard undo "), 0);
      guard.tighten();
      assertThat(guard.takeCommands())
          .containsExactlyInAnyOrder(
              AUDIT, "labelguard explain LG101", APPLY, on("fix") + HERE, on("rearm") + HERE);
      assertThat(guard.applyFixes()).isEmpty();

      assertThat(paste(shell, on("fix") + HERE, 1).out()).contains("Labelguard respects that");
      paste(shell, on("rearm") + HERE, 0);
      assertThat(paste(shell, on("fix") + HERE, 1).out())
          .doesNotContain("Labelguard respects that");
      paste(shell, APPLY, 0);
      assertThat(guard.policy()).contains(COMPANION);
    }
  }

  @Test
  void withTwoStacksInTheRegionTheCommandNamesBothTables() throws Exception {
    try (DeployedGuard guard = start(Settings.Mode.ALERT)) {
      guard.tighten();
      guard.putTable("labelguard-StateTable-OF-ANOTHER", "labelguard-test");
      String tightened = guard.policy();
      EmptyShell shell = new EmptyShell(folder, guard.person());

      assertThat(paste(shell, APPLY, 2).err())
          .contains(
              name + " (stack labelguard)",
              "labelguard-StateTable-OF-ANOTHER (stack labelguard-test)",
              "--table NAME");
      assertThat(guard.policy()).isEqualTo(tightened);
      paste(shell, APPLY + " --table " + name, 0);
      assertThat(guard.policy()).contains(COMPANION);
    }
  }

  private DeployedGuard start(Settings.Mode mode) throws IOException {
    return new DeployedGuard(table, name, mode);
  }

  private static Run paste(EmptyShell shell, String command, int exit)
      throws IOException, InterruptedException {
    return ended(shell.paste(command), command, exit);
  }

  /// Only bad input is reported on the error stream.
  private static Run ended(Run run, String command, int exit) {
    assertThat(run.exit()).as("%s%n%s%s", command, run.err(), run.out()).isEqualTo(exit);
    assertThat(run.err().isEmpty()).as("%s%n%s", command, run.err()).isEqualTo(exit != 2);
    return run;
  }

  private static String only(SortedSet<String> commands, String beginning) {
    assertThat(commands).filteredOn(each -> each.startsWith(beginning)).hasSize(1);
    return commands.tailSet(beginning).first();
  }

  private static String on(String command) {
    return "labelguard " + command + " --bucket gt-labeling-data";
  }
}
