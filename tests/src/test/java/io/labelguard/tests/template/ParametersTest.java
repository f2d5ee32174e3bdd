package io.labelguard.tests.template;

import static io.labelguard.tests.template.Template.at;
import static io.labelguard.tests.template.Template.list;
import static io.labelguard.tests.template.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.workforce.PortalCidrs;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the parameters of the template against what they are described to take, and against what
/// Lambda and Systems Manager take of them.
class ParametersTest {

  private static final int LONGEST_ROLE_NAME = 64;

  private final Template template = Template.read();

  @Test
  void everyParameterSaysWhatItIsAndWhatItTakes() {
    template
        .section("Parameters")
        .forEach(
            (name, parameter) -> {
              assertThat(map(parameter)).as(name).containsKeys("Description", "Default");
              assertThat(
                      map(parameter).containsKey("AllowedPattern")
                          || map(parameter).containsKey("AllowedValues")
                          || map(parameter).containsKey("MaxValue"))
                  .as("%s has a pattern, values or a range", name)
                  .isTrue();
              var pattern = (String) map(parameter).get("AllowedPattern");
              if (pattern != null) {
                assertThat((String) map(parameter).get("Default")).as(name).matches(pattern);
              }
            });
  }

  @Test
  void pageAboutDeployingHasARowForEachParameter() throws IOException {
    var rows = new TreeSet<String>();
    var table = Pattern.compile("(?m)^\\| (`[A-Z][A-Za-z]*`(?:, `[A-Z][A-Za-z]*`)*) \\|");
    var page = Files.readString(Repository.root().resolve("docs/how-to/deploy.md"));
    page = page.substring(page.indexOf("\n## Parameters"), page.indexOf("\n## What it may do"));
    table.matcher(page).results().forEach(row -> rows.addAll(List.of(row.group(1).split(", "))));
    assertThat(rows)
        .isEqualTo(
            template.section("Parameters").keySet().stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  /// Lambda takes 4 KB of names and values together.
  @Test
  void environmentFitsAtTheParametersMaximum() {
    template
        .functions()
        .forEach(
            (id, properties) -> {
              var variables = map(at(properties, "Environment", "Variables").orElseThrow());
              var size =
                  variables.entrySet().stream()
                      .mapToInt(each -> each.getKey().length() + longest(each.getValue()))
                      .sum();
              assertThat(size).as(id).isBetween(1000, 4096);
            });
  }

  /// A list is read from Systems Manager, whose parameters take 4,096 characters.
  @Test
  void everyListHasALengthThatItsParameterTakes() {
    template
        .section("Parameters")
        .forEach(
            (name, parameter) -> {
              var pattern = (String) map(parameter).get("AllowedPattern");
              if (pattern != null && pattern.contains("(,")) {
                assertThat((int) map(parameter).get("MaxLength"))
                    .as(name)
                    .isLessThanOrEqualTo(4000);
              }
            });
    assertThat(template.resources("AWS::SSM::Parameter")).hasSize(8);
    template
        .resources("AWS::SSM::Parameter")
        .keySet()
        .forEach(id -> assertThat(template.properties(id)).as(id).doesNotContainKey("Tags"));
  }

  /// How long a value of the environment can be: that of a parameter is bounded by its length or
  /// its values, a name that CloudFormation makes is at most the longest of its kind.
  private int longest(Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    var function = map(value);
    if (function.get("Ref") instanceof String name) {
      return at(template.section("Parameters"), name).map(ParametersTest::longestOf).orElse(150);
    }
    if (function.containsKey("Fn::Join")) {
      return list(list(function.get("Fn::Join")).get(1)).stream()
          .mapToInt(each -> longest(each) + 1)
          .sum();
    }
    if (function.containsKey("Fn::If")) {
      return list(function.get("Fn::If")).stream()
          .skip(1)
          .mapToInt(this::longest)
          .max()
          .orElseThrow();
    }
    if (function.containsKey("Fn::GetAtt")) {
      return "arn:aws-us-gov:iam::111122223333:role".length()
          + longestOf(template.section("Parameters").get("RolePath"))
          + LONGEST_ROLE_NAME;
    }
    // A folder of parameters, a version.
    return 150;
  }

  private static int longestOf(Object parameter) {
    var given = map(parameter);
    if (given.get("MaxLength") instanceof Integer most) {
      return most;
    }
    if (given.get("AllowedValues") instanceof List<?> values) {
      return values.stream().mapToInt(each -> String.valueOf(each).length()).max().orElseThrow();
    }
    return given.get("Type").equals("Number") ? 6 : 255;
  }

  @Test
  void listsTakeNamesOnly() {
    var buckets =
        (String) at(template.section("Parameters"), "FixBuckets", "AllowedPattern").orElseThrow();
    assertThat("gt-labeling-data").matches(buckets);
    assertThat("gt-labeling-data,gt-*").matches(buckets);
    for (var refused :
        List.of("*", "a,,b", "gt-data, other", "arn:aws:s3:::gt-data", "gt-data/*")) {
      assertThat(refused).doesNotMatch(buckets);
    }
    var teams =
        (String) at(template.section("Parameters"), "FixTeams", "AllowedPattern").orElseThrow();
    assertThat("street-scenes-annotators,night-*").matches(teams);
    assertThat("*").doesNotMatch(teams);
  }

  @Test
  void consolePrincipalsAreUsersAndRoles() {
    var pattern =
        (String)
            at(template.section("Parameters"), "ConsolePrincipals", "AllowedPattern").orElseThrow();
    var role = "arn:aws:iam::111122223333:role/team/Labelers";
    for (var taken :
        List.of(
            "",
            role,
            role + ",arn:aws-cn:iam::111122223333:user/ann",
            "arn:aws:iam::111122223333:root",
            "arn:aws:sts::111122223333:assumed-role/Labelers/ann@example.com")) {
      assertThat(taken).matches(pattern);
    }
    for (var refused :
        List.of(
            "Labelers",
            role + ", " + role,
            role + ",",
            role + "*",
            "arn:aws:iam::111122223333:role/",
            "arn:aws:sts::111122223333:assumed-role/Labelers")) {
      assertThat(refused).doesNotMatch(pattern);
    }
  }

  /// What the pattern lets through and the functions refuse would stop all of them.
  @Test
  void theRangesOfTheWorkforceAreThoseThatTheFunctionsRead() {
    var pattern =
        (String)
            at(template.section("Parameters"), "WorkforceCidrs", "AllowedPattern").orElseThrow();
    var ten = String.join(",", Collections.nCopies(10, "203.0.113.0/24"));
    assertThat("").matches(pattern);
    assertThat(ten).matches(pattern);
    assertThat(ten + ",203.0.113.0/24").doesNotMatch(pattern);
    for (var taken :
        List.of(
            "203.0.113.0/24",
            "255.255.255.255/32",
            "1.2.3.4/1",
            "2001:db8::/32",
            "2001:db8:1234:1a00::/56",
            "2001:db8:1:2:3:4:5:6/128")) {
      assertThat(taken).matches(pattern);
      assertThat(new PortalCidrs(List.of(taken)).all()).containsExactly(taken);
    }
    for (var refused :
        List.of(
            "0.0.0.0/0",
            "::/0",
            "203.0.113.0",
            "203.0.113.256/24",
            "203.0.113.0/33",
            "2001:db8::/129",
            "2001:db8:::/32",
            "1:2:3:4:5:6:7:8:9/64",
            "203.0.113.0/24, 198.51.100.0/24",
            "203.0.113.0/24,")) {
      assertThat(refused).doesNotMatch(pattern);
    }
  }
}
