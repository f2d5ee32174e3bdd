package io.labelguard.core.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.PrivateRange;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TeamFixPlannerTest {

  private static final PresignConstraint SOURCE_IP = new PresignConstraint(true, false);
  private static final PresignConstraint VPC_SOURCE_IP = new PresignConstraint(false, true);
  private static final Workteam OPEN =
      Workteam.of("a", Optional.empty(), Workteam.Kind.PRIVATE, PresignConstraint.NONE);

  @Test
  void workersOnTheInternetAreBoundToTheirAddress() {
    TeamFixPlan.SetConstraint plan =
        (TeamFixPlan.SetConstraint) plan(OPEN, workforce(false, false), Optional.empty());
    assertThat(plan.constraint()).isEqualTo(SOURCE_IP);
    assertThat(plan.diff())
        .isEqualTo(
            """
            --- work team a before
            +++ work team a after
            @@ -1,2 +1,2 @@
            -SourceIp: Disabled
            +SourceIp: Enabled
             VpcSourceIp: Disabled
            """);
  }

  @Test
  void workersInAVpcAreBoundToTheirAddressInIt() {
    assertThat(plan(OPEN, workforce(true, false, "10.0.0.0/16"), Optional.of(true)))
        .isInstanceOfSatisfying(
            TeamFixPlan.SetConstraint.class,
            plan -> assertThat(plan.constraint()).isEqualTo(VPC_SOURCE_IP));
  }

  @Test
  void dualStackPortalIsForAPerson() {
    assertThat(reasons(plan(OPEN, workforce(false, true), Optional.empty()))).contains("IPv6");
  }

  @Test
  void openPublicPortalBesideAVpcIsForAPerson() {
    assertThat(reasons(plan(OPEN, workforce(true, false), Optional.of(true))))
        .contains("public portal is open");
    assertThat(
            reasons(
                plan(
                    OPEN,
                    workforce(true, false, "10.0.0.0/16", "198.51.100.0/24"),
                    Optional.of(true))))
        .contains("public portal is open");
  }

  @Test
  void vpcWithoutAnS3EndpointIsForAPerson() {
    Workforce inVpc = workforce(true, false, "10.0.0.0/16");
    assertThat(reasons(plan(OPEN, inVpc, Optional.of(false)))).contains("no S3 endpoint");
    assertThat(reasons(plan(OPEN, inVpc, Optional.empty()))).contains("Cannot decide whether VPC");
  }

  @Test
  void unknownWorkforceIsForAPerson() {
    assertThat(reasons(TeamFixPlanner.plan(OPEN, Optional.empty(), Optional.of(true))))
        .contains("workforce is not known");
  }

  @Test
  void vendorsTeamsAreNotOurs() {
    Workteam vendor =
        Workteam.of("v", Optional.empty(), Workteam.Kind.VENDOR, PresignConstraint.NONE);
    assertThat(reasons(plan(vendor, workforce(false, false), Optional.empty())))
        .contains("Only private");
  }

  @Test
  void constrainedTeamNeedsNothing() {
    Workteam bound = Workteam.of("b", Optional.empty(), Workteam.Kind.PRIVATE, SOURCE_IP);
    assertThat(plan(bound, workforce(false, false), Optional.empty()))
        .isEqualTo(new TeamFixPlan.Nothing());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          10.0.0.0/8,      true
          10.0.0.0/7,      false
          172.16.0.0/12,   true
          172.31.255.0/24, true
          172.32.0.0/16,   false
          172.15.0.0/16,   false
          172.16.0.0/11,   false
          192.168.0.0/16,  true
          192.168.0.0/15,  false
          192.169.0.0/24,  false
          198.51.100.0/24, false
          0.0.0.0/0,       false
          fd00::/8,        true
          fc00::/7,        true
          fc00::/6,        false
          2001:db8::/32,   false
          ::/0,            false
          nonsense,        false
          """)
  void privateRangesAreKnown(String cidr, boolean isPrivate) {
    assertThat(PrivateRange.contains(cidr)).isEqualTo(isPrivate);
  }

  private static TeamFixPlan plan(
      Workteam team, Workforce workforce, Optional<Boolean> s3Endpoint) {
    return TeamFixPlanner.plan(team, Optional.of(workforce), s3Endpoint);
  }

  private static Workforce workforce(boolean inVpc, boolean dualStack, String... cidrs) {
    return Workforce.of(
        "default",
        Optional.empty(),
        List.of(cidrs),
        inVpc ? Optional.of(new Workforce.Vpc("vpc-1", Optional.empty())) : Optional.empty(),
        dualStack);
  }

  private static String reasons(TeamFixPlan plan) {
    assertThat(plan).isInstanceOf(TeamFixPlan.NoSafeFix.class);
    return String.join(" ", ((TeamFixPlan.NoSafeFix) plan).reasons());
  }
}
