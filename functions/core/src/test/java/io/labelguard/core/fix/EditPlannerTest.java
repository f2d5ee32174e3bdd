package io.labelguard.core.fix;

import static io.labelguard.core.fix.Policies.GT;
import static io.labelguard.core.fix.Policies.OHIO;
import static io.labelguard.core.fix.Policies.ONLY_OWN_ENDPOINT;
import static io.labelguard.core.fix.Policies.OWN;
import static io.labelguard.core.fix.Policies.deny;
import static io.labelguard.core.fix.Policies.policy;
import static io.labelguard.core.fix.Policies.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Plans accounts to add to a companion; [FixPlannerTest] has all other plans.
final class EditPlannerTest {

  private static final String COMPANION =
      deny(
          "LabelguardCompanion1",
          "{\"StringNotEquals\":{\"aws:SourceVpce\":[\""
              + OWN
              + "\"],\"aws:PrincipalAccount\":[\"111122223333\"]},\"StringEquals\":{\"aws:SourceVpce\":[\""
              + GT
              + "\"]}}");

  @Test
  void accountJoinsTheCompanionOfItsEndpoint() {
    assertThat(plan(COMPANION, GT, "444455556666").edits())
        .containsExactly(new Edit.AddAccount(1, "444455556666"));
  }

  @Test
  void companionOfAnotherEndpointTakesNoAccount() {
    assertThat(plan(COMPANION, OHIO, "444455556666").reasons())
        .singleElement()
        .asString()
        .contains("has the name of a companion but is not what Labelguard writes");
  }

  @Test
  void companionThatDeniesAnAccountWhichItListsWasChangedBySomebody() {
    assertThat(plan(COMPANION, GT, "111122223333").reasons())
        .singleElement()
        .asString()
        .contains("The person who changed it must decide what it is for");
  }

  @Test
  void companionThatCannotBeReadTakesNoAccount() {
    String odd =
        COMPANION.replace("\"StringEquals\"", "\"StringIsNice\":{\"a\":\"b\"},\"StringEquals\"");
    assertThat(plan(odd, GT, "444455556666").reasons())
        .singleElement()
        .asString()
        .contains("cannot be read with certainty");
  }

  private static EditPlanner.Plan plan(String companion, String endpoint, String account) {
    return EditPlanner.plan(
        read(policy(ONLY_OWN_ENDPOINT, companion)),
        List.of(new EditPlanner.Opening(1, endpoint, account)),
        new TreeSet<>(List.of("111122223333", "444455556666")));
  }
}
