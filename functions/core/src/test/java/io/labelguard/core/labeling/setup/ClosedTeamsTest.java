package io.labelguard.core.labeling.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ClosedTeamsTest {

  @Test
  void onlyThePublicTeamIsClosed() {
    ClosedTeams teams = ClosedTeams.bundled();
    String prefix = "arn:aws:sagemaker:us-east-1:394669845002:workteam/";
    assertThat(teams.closedOn(prefix + "public-crowd/default")).contains(LocalDate.of(2026, 9, 30));
    assertThat(teams.closedOn(prefix + "vendor-crowd/labelers")).isEmpty();
    assertThat(teams.closedOn(prefix + "private-crowd/default")).isEmpty();
    assertThat(teams.closedOn("")).isEmpty();
  }
}
