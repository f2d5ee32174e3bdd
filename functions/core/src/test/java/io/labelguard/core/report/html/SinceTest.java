package io.labelguard.core.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.report.AffectedJob;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportScope;
import io.labelguard.core.report.ReportedCause;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SinceTest {

  private static final AffectedJob A = PageReports.job("a", 1);
  private static final AffectedJob B = PageReports.job("b", 2);

  private static final ReportedCause BUCKET = PageReports.bucket("gt-scans", List.of(A, B));

  private static final KnownProblem KNOWN = known("bucket gt-scans", List.of("LG101"), "a", "b");

  private final Report report =
      PageReports.report(List.of(BUCKET, PageReports.team("legacy-annotators")));

  @Test
  void nothingIsNewWithoutAnEarlierReport() {
    Since since = new Since(Optional.empty(), report);

    assertThat(since.isNew(BUCKET)).isFalse();
    assertThat(since.isNew(BUCKET, A)).isFalse();
    assertThat(since.newChecks(BUCKET)).isEmpty();
    assertThat(since.gone()).isEmpty();
    assertThat(since.words()).isEmpty();
  }

  @Test
  void whatWasThereIsNotNew() {
    Since since = since(KNOWN);

    assertThat(since.isNew(BUCKET)).isFalse();
    assertThat(since.isNew(PageReports.team("legacy-annotators"))).isTrue();
    assertThat(since.words()).contains("Since report.json: 1 new problem, 0 gone.");
  }

  @Test
  void theSameCheckAtAnotherPlaceIsNew() {
    Since since = since(known("bucket gt-other", List.of("LG101"), "a", "b"));

    assertThat(since.isNew(BUCKET)).isTrue();
    assertThat(since.gone()).containsExactly("bucket gt-other: problem (LG101; 2 jobs)");
  }

  @Test
  void aJobIsNewAtAPlaceThatIsKnown() {
    Since since = since(known("bucket gt-scans", List.of("LG101"), "a"));

    assertThat(since.isNew(BUCKET)).isFalse();
    assertThat(since.isNew(BUCKET, A)).isFalse();
    assertThat(since.isNew(BUCKET, B)).isTrue();
  }

  @Test
  void jobsOfANewPlaceAreNotMarkedOneByOne() {
    assertThat(since().isNew(BUCKET)).isTrue();
    assertThat(since().isNew(BUCKET, B)).isFalse();
  }

  @Test
  void aCheckIsGoneWhereAnotherStays() {
    assertThat(since(known("bucket gt-scans", List.of("LG101", "LG103"), "a", "b")).gone())
        .containsExactly("bucket gt-scans: LG103");
  }

  @Test
  void aCheckIsNewWhereAnotherWas() {
    ReportedCause both = PageReports.everywhere("gt-scans").causes().getFirst();

    assertThat(
            new Since(
                    Optional.of(
                        new EarlierReport("report.json", ReportScope.UNKNOWN, List.of(KNOWN))),
                    PageReports.report(List.of(both)))
                .newChecks(both))
        .containsExactly("LG103");
  }

  @Test
  void aJobIsGoneWhereOthersStay() {
    assertThat(since(known("bucket gt-scans", List.of("LG101"), "a", "b", "c")).gone())
        .containsExactly("bucket gt-scans: job c is not affected any more");
  }

  @Test
  void anotherProblemWithThatJobIsItsOwn() {
    assertThat(since(KNOWN, known("job c", List.of("LG801"), "c")).gone())
        .containsExactly("job c: problem (LG801; 1 job)");
  }

  @Test
  void thePageMarksWhatIsNewAndListsWhatIsGone() {
    EarlierReport earlier =
        new EarlierReport(
            "report.json",
            ReportScope.UNKNOWN,
            List.of(
                known("bucket gt-scans", List.of("LG101"), "a"),
                known("team gone-team", List.of("LG301"))));
    ParsedPage page = ParsedPage.of(AuditPage.of(report, PageReports.SCOPE, Optional.of(earlier)));

    assertThat(page.texts("p")).contains("Since report.json: 1 new problem, 1 gone.");
    assertThat(page.texts("h2")).startsWith("Gone", "What was found");
    assertThat(page.texts("li")).contains("team gone-team: problem (LG301)");
    assertThat(page.texts("td")).contains("b new", "a").doesNotContain("a new", "b");
    assertThat(page.texts("h3"))
        .containsExactly(
            "CRITICAL: gt-scans denies Ground Truth",
            "HIGH: leaked worker links open from anywhere - team legacy-annotators new");
  }

  private Since since(KnownProblem... problems) {
    return new Since(
        Optional.of(new EarlierReport("report.json", ReportScope.UNKNOWN, List.of(problems))),
        report);
  }

  private static KnownProblem known(String place, List<String> checks, String... jobs) {
    return new KnownProblem(place, "problem", checks, List.of(jobs));
  }
}
