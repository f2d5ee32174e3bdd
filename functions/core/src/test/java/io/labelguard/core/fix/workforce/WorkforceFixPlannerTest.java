package io.labelguard.core.fix.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.labeling.Workforce;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkforceFixPlannerTest {

  private static final PortalCidrs OFFICE = cidrs("203.0.113.0/24");

  @Test
  void aWorkforceWithNoRangesGetsThoseOfTheOwner() {
    WorkforceFixPlan.SetCidrs plan =
        (WorkforceFixPlan.SetCidrs) WorkforceFixPlanner.plan(workforce(), OFFICE);
    assertThat(plan.cidrs()).containsExactly("203.0.113.0/24");
    assertThat(plan.diff())
        .isEqualTo(
            """
            --- workforce default before
            +++ workforce default after
            @@ -1,1 +1,1 @@
            -SourceIpConfig: none
            +SourceIpConfig: 203.0.113.0/24
            """);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          0.0.0.0/0,                      203.0.113.0/24
          0.0.0.0/0 ::/0,                 203.0.113.0/24
          198.51.100.0/24 0.0.0.0/0,      198.51.100.0/24 203.0.113.0/24
          203.0.113.0/24 0.0.0.0/0,       203.0.113.0/24
          """)
  void onlyTheRangesThatHoldEveryAddressAreReplaced(String before, String after) {
    assertThat(WorkforceFixPlanner.plan(workforce(before.split(" ")), OFFICE))
        .isInstanceOfSatisfying(
            WorkforceFixPlan.SetCidrs.class,
            plan -> assertThat(plan.cidrs()).containsExactly(after.split(" ")));
  }

  @Test
  void aWorkforceThatIsNotOpenNeedsNothing() {
    assertThat(WorkforceFixPlanner.plan(workforce("198.51.100.0/24"), OFFICE))
        .isEqualTo(new WorkforceFixPlan.Nothing());
  }

  @Test
  void afterTheFixItPlansNothing() {
    for (Workforce before : List.of(workforce(), workforce("0.0.0.0/0"), inVpc("0.0.0.0/0"))) {
      WorkforceFixPlan.SetCidrs plan =
          (WorkforceFixPlan.SetCidrs) WorkforceFixPlanner.plan(before, OFFICE);
      assertThat(WorkforceFixPlanner.plan(before.withCidrs(plan.cidrs()), OFFICE))
          .isEqualTo(new WorkforceFixPlan.Nothing());
    }
  }

  @Test
  void withoutRangesOfTheOwnerItIsForAPerson() {
    assertThat(reason(workforce(), PortalCidrs.NONE)).startsWith("WorkforceCidrs is empty");
  }

  @Test
  void privateRangesShutOutWorkersOnTheInternet() {
    assertThat(reason(workforce(), cidrs("10.0.0.0/16"))).contains("has no VPC");
  }

  @Test
  void privateRangesCloseThePublicPortalBesideAVpc() {
    assertThat(WorkforceFixPlanner.plan(inVpc(), cidrs("10.0.0.0/16")))
        .isInstanceOf(WorkforceFixPlan.SetCidrs.class);
  }

  @Test
  void aPortalOnBothVersionsNeedsRangesOfBoth() {
    assertThat(reason(dualStack(), OFFICE)).contains("also answers on IPv6");
    assertThat(WorkforceFixPlanner.plan(dualStack(), cidrs("203.0.113.0/24", "2001:db8::/32")))
        .isInstanceOf(WorkforceFixPlan.SetCidrs.class);
  }

  @Test
  void aPortalWithoutARangeOfIpv4ShutsOutItsWorkers() {
    assertThat(reason(workforce(), cidrs("2001:db8::/32"))).contains("no public range is of IPv4");
    assertThat(reason(dualStack(), cidrs("2001:db8::/32"))).contains("no public range is of IPv4");
  }

  /// From the internet nobody comes with a private address.
  @Test
  void aPrivateRangeBesideAPublicOneOfTheOtherVersionLetsNobodyIn() {
    assertThat(reason(workforce(), cidrs("10.0.0.0/16", "2001:db8::/32")))
        .contains("no public range is of IPv4");
    assertThat(reason(dualStack(), cidrs("203.0.113.0/24", "fd00::/8")))
        .contains("no public range is of IPv6");
  }

  @Test
  void aWorkforceThatIsNotActiveIsForAPerson() {
    for (String status : List.of("Initializing", "Updating", "Deleting", "Failed")) {
      assertThat(reason(withStatus(status), OFFICE)).contains("not Active but " + status);
    }
    assertThat(WorkforceFixPlanner.plan(withStatus("Active"), OFFICE))
        .isInstanceOf(WorkforceFixPlan.SetCidrs.class);
  }

  @Test
  void moreThanTenRangesAreForAPerson() {
    String[] nine =
        Stream.concat(
                Stream.of("0.0.0.0/0"),
                IntStream.range(0, 9).mapToObj(i -> "198.51." + i + ".0/24"))
            .toArray(String[]::new);
    assertThat(WorkforceFixPlanner.plan(workforce(nine), OFFICE))
        .isInstanceOf(WorkforceFixPlan.SetCidrs.class);
    assertThat(reason(workforce(nine), cidrs("203.0.113.0/24", "192.0.2.0/24")))
        .contains("at most 10 ranges");
  }

  @Test
  void theOwnersRangesAreChecked() {
    assertThatThrownBy(() -> cidrs("0.0.0.0/0"))
        .hasMessage("0.0.0.0/0, a range that holds every address");
    assertThatThrownBy(() -> cidrs("::/0")).hasMessage("::/0, a range that holds every address");
    assertThatThrownBy(
            () ->
                cidrs(
                    IntStream.range(0, 11)
                        .mapToObj(i -> "198.51." + i + ".0/24")
                        .toArray(String[]::new)))
        .hasMessage("more than 10 ranges");
    for (String none : List.of("203.0.113.7", "nonsense/24", "")) {
      assertThatThrownBy(() -> cidrs(none))
          .hasMessage(none + ", which is not a CIDR block such as 203.0.113.0/24");
    }
    assertThat(cidrs(" 203.0.113.7/24 ", "203.0.113.7/24").all()).containsExactly("203.0.113.7/24");
  }

  @Test
  void theTextIsTheSameForEveryOrderAndSpelling() {
    assertThat(WorkforceText.of(workforce("203.0.113.9/24", "2001:DB8:0::/32")))
        .isEqualTo(WorkforceText.of(workforce("2001:db8::/32", "203.0.113.0/24")))
        .isPresent();
  }

  @Test
  void whileAwsCarriesOutAChangeThereIsNoText() {
    assertThat(WorkforceText.of(withStatus("Updating"))).isEmpty();
    assertThat(WorkforceText.of(withStatus("Failed")).orElseThrow())
        .isEqualTo("SourceIpConfig: none\nStatus: Failed\n");
  }

  private static String reason(Workforce workforce, PortalCidrs cidrs) {
    WorkforceFixPlan.NoSafeFix plan =
        (WorkforceFixPlan.NoSafeFix) WorkforceFixPlanner.plan(workforce, cidrs);
    return String.join(" ", plan.reasons());
  }

  private static PortalCidrs cidrs(String... ranges) {
    return new PortalCidrs(List.of(ranges));
  }

  private static Workforce workforce(String... cidrs) {
    return Workforce.of("default", Optional.empty(), List.of(cidrs), Optional.empty(), false);
  }

  private static Workforce dualStack() {
    return Workforce.of("default", Optional.empty(), List.of(), Optional.empty(), true);
  }

  private static Workforce inVpc(String... cidrs) {
    return Workforce.of(
        "default",
        Optional.empty(),
        List.of(cidrs),
        Optional.of(new Workforce.Vpc("vpc-1", Optional.empty())),
        false);
  }

  private static Workforce withStatus(String status) {
    return new Workforce(
        "default",
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false,
        Optional.of(status),
        Optional.empty(),
        new TreeMap<>());
  }
}
