package io.labelguard.core.labeling.setup;

import io.labelguard.core.labeling.table.DatedTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The work teams of AWS that nobody works in any more, and since when.
public final class ClosedTeams {

  private static final ClosedTeams BUNDLED =
      new ClosedTeams(
          DatedTable.rows(ClosedTeams.class, "closed-teams.txt", 2).stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      List::getFirst, row -> LocalDate.parse(row.get(1)))));

  private final Map<String, LocalDate> days;

  private ClosedTeams(Map<String, LocalDate> days) {
    this.days = days;
  }

  /// Returns the table that Labelguard brings.
  public static ClosedTeams bundled() {
    return BUNDLED;
  }

  /// Returns the day on which AWS closed the team that an ARN names; empty where it is open.
  public Optional<LocalDate> closedOn(String workteamArn) {
    return Optional.ofNullable(days.get(workteamArn.substring(workteamArn.lastIndexOf(':') + 1)));
  }
}
