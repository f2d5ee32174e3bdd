package io.labelguard.core.fix;

import static io.labelguard.core.fix.Policies.policy;
import static io.labelguard.core.fix.Policies.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.ChangedAttribute.Sign;
import io.labelguard.core.fix.ChangedAttribute.Value;
import io.labelguard.core.fix.ChangedStatement.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeByAttributeTest {

  private static final String OURS =
      Policies.deny("Ours", "{\"StringNotEquals\":{\"aws:SourceVpce\":\"vpce-1\"}}");

  @Test
  void anAddedValueIsShownBesideThoseThatStay() {
    String wider = OURS.replace("\"vpce-1\"", "[\"vpce-1\", \"vpce-2\"]");

    assertThat(change(policy(OURS), policy(wider)).statements())
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.kind()).isEqualTo(Kind.CHANGED);
              assertThat(statement.name()).isEqualTo("Deny \"Ours\"");
              assertThat(statement.attributes())
                  .containsExactly(
                      new ChangedAttribute(
                          List.of("Condition", "StringNotEquals", "aws:SourceVpce"),
                          List.of(
                              new Value(Sign.KEPT, "\"vpce-1\""),
                              new Value(Sign.ADDED, "\"vpce-2\""))));
            });
  }

  @Test
  void aValueThatGoesComesFirst() {
    String other = OURS.replace("vpce-1", "vpce-2");

    assertThat(change(policy(OURS), policy(other)).statements().getFirst().attributes())
        .extracting(ChangedAttribute::values)
        .containsExactly(
            List.of(new Value(Sign.REMOVED, "\"vpce-1\""), new Value(Sign.ADDED, "\"vpce-2\"")));
  }

  @Test
  void anAddedStatementShowsAllOfItAndItsNumber() {
    ChangeByAttribute change = change(policy(OURS), policy(OURS, OURS.replace("Ours", "More")));

    assertThat(change.count(Kind.ADDED)).isEqualTo(1);
    assertThat(change.count(Kind.CHANGED)).isZero();
    assertThat(change.statements().getFirst().number()).isEqualTo(2);
    assertThat(change.statements().getFirst().attributes())
        .extracting(attribute -> attribute.path().getFirst())
        .containsExactly("Sid", "Effect", "Principal", "Action", "Resource", "Condition");
  }

  @Test
  void aStatementThatOnlyMovesIsNoChange() {
    String more = OURS.replace("Ours", "More");

    assertThat(change(policy(OURS, more), policy(more, OURS)).statements()).isEmpty();
  }

  @Test
  void statementsWithoutSidArePairedInTheirOrderAndNamedByNumber() {
    String bare = OURS.replace("\"Sid\":\"Ours\",", "");
    ChangeByAttribute change =
        change(policy(OURS, bare), policy(OURS, bare.replace("vpce-1", "vpce-2")));

    assertThat(change.statements())
        .extracting(ChangedStatement::name)
        .containsExactly("Deny (statement 2)");
  }

  @Test
  void whatIsOutsideTheStatementsIsOfTheDocument() {
    ChangeByAttribute change =
        change(policy(OURS), policy(OURS).replace("2012-10-17", "2008-10-17"));

    assertThat(change.statements()).isEmpty();
    assertThat(change.document())
        .containsExactly(
            new ChangedAttribute(
                List.of("Version"),
                List.of(
                    new Value(Sign.REMOVED, "\"2012-10-17\""),
                    new Value(Sign.ADDED, "\"2008-10-17\""))));
  }

  private static ChangeByAttribute change(String before, String after) {
    return ChangeByAttribute.of(read(before), read(after));
  }
}
