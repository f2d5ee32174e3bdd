package io.labelguard.policy.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.Request.IdentityPolicies;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.request.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an organization binds, where its management account is known.
class LayerBindingTest {

  private static final String HERE = "111122223333";
  private static final String THERE = "444455556666";
  private static final Principal ROLE = Principal.role("arn:aws:iam::" + HERE + ":role/Labeling");
  private static final String NOTHING_ELSE = "{'Effect':'Deny','Action':'*','Resource':'*'}";

  private static Policy policy(String statements) throws MalformedPolicyException {
    return PolicyReader.liveOfLayer("{\"Statement\":[" + statements.replace('\'', '"') + "]}");
  }

  private static Layers scpOrRcp(boolean scp) throws MalformedPolicyException {
    List<Layer> denying = List.of(Layer.of(policy(NOTHING_ELSE)));
    return new Layers(
        Layer.NOT_GIVEN,
        Layer.NOT_GIVEN,
        scp ? denying : List.of(),
        scp ? List.of() : denying,
        Layer.NOT_GIVEN,
        Optional.of(List.of()),
        Optional.empty());
  }

  private static LayeredEvaluation decide(Layers layers, Principal caller, Optional<String> account)
      throws MalformedPolicyException {
    Policy resource = policy("{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}");
    return new LayeredEvaluator(Optional.of(resource), layers, ResourceType.OTHER)
        .evaluate(
            new Request(
                caller,
                "s3:GetObject",
                new RequestResource.Exact("arn:aws:s3:::labels/1"),
                account,
                RequestContext.of(Map.of()),
                IdentityPolicies.ALLOW));
  }

  @ParameterizedTest
  @CsvSource({
    // An SCP binds the caller's account, whatever account the resource is in.
    "true, 111122223333, 111122223333, ALLOWED",
    "true, 111122223333, 444455556666, ALLOWED",
    "true, 444455556666, 111122223333, EXPLICITLY_DENIED",
    "true, 444455556666, 444455556666, EXPLICITLY_DENIED",
    // An RCP binds the resource's account, whatever account the caller is of.
    "false, 111122223333, 111122223333, ALLOWED",
    "false, 444455556666, 444455556666, ALLOWED",
    "false, 111122223333, 444455556666, EXPLICITLY_DENIED",
    "false, 444455556666, 111122223333, EXPLICITLY_DENIED",
  })
  void theManagementAccountIsNotBound(
      boolean scp, String management, String resourceAccount, Decision decision)
      throws MalformedPolicyException {
    LayeredEvaluation evaluation =
        decide(scpOrRcp(scp).under(management), ROLE, Optional.of(resourceAccount));

    assertThat(evaluation.evaluation().decision()).isEqualTo(decision);
  }

  @Test
  void anRcpMayBindAResourceWhoseAccountIsNotKnown() throws MalformedPolicyException {
    LayeredEvaluation known = decide(scpOrRcp(false), ROLE, Optional.empty());
    LayeredEvaluation unknown = decide(scpOrRcp(false).under(THERE), ROLE, Optional.empty());

    assertThat(known.evaluation().decision()).isEqualTo(Decision.EXPLICITLY_DENIED);
    assertThat(unknown.evaluation().decision()).isEqualTo(Decision.UNDETERMINED);
    assertThat(unknown.unknownLayers()).containsExactly(LayerKind.RCP);
  }

  @Test
  void anyRoleMayBeOneThatNoScpBinds() throws MalformedPolicyException {
    LayeredEvaluation evaluation = decide(scpOrRcp(true), Principal.anyRole(), Optional.of(THERE));

    assertThat(evaluation.evaluation().decision()).isEqualTo(Decision.UNDETERMINED);
    assertThat(evaluation.unknownLayers()).containsExactly(LayerKind.SCP);
  }

  @Test
  void anIdentityProvidersUserIsOfNoAccountOfTheOrganization() throws MalformedPolicyException {
    Principal caller = new Principal(Principal.Kind.USER, "accounts.google.com", Optional.empty());

    assertThat(decide(scpOrRcp(true), caller, Optional.of(HERE)).evaluation().decision())
        .isEqualTo(Decision.ALLOWED);
    assertThat(decide(scpOrRcp(false), caller, Optional.of(HERE)).evaluation().decision())
        .isEqualTo(Decision.EXPLICITLY_DENIED);
  }

  @Test
  void inALayerAStatementWithoutPrincipalCoversTheCallerAndOneWithItWhomItNames()
      throws MalformedPolicyException {
    Layers layers =
        new Layers(
            Layer.of(
                policy(
                    "{'Effect':'Allow','Action':'*','Resource':'*'},"
                        + "{'Effect':'Deny','Principal':{'AWS':'444455556666'},'Action':'*',"
                        + "'Resource':'*'}")),
            Layer.NOT_GIVEN,
            List.of(),
            List.of(),
            Layer.NOT_GIVEN,
            Optional.of(List.of()),
            Optional.empty());
    LayeredEvaluation evaluation =
        new LayeredEvaluator(Optional.empty(), layers, ResourceType.OTHER)
            .evaluate(
                new Request(
                    ROLE,
                    "s3:GetObject",
                    new RequestResource.Prefix("arn:aws:s3:::labels/"),
                    Optional.of(HERE),
                    RequestContext.of(Map.of()),
                    IdentityPolicies.SILENT));

    assertThat(evaluation.evaluation().decision()).isEqualTo(Decision.ALLOWED);
    assertThat(evaluation.statements()).extracting(LayerStatement::statement).containsExactly(0);
  }

  @Test
  void thePartOfAPrefixThatALayerDeniesIsSaid() throws MalformedPolicyException {
    Layers layers =
        new Layers(
            Layer.NOT_GIVEN,
            Layer.NOT_GIVEN,
            List.of(
                Layer.of(
                    policy(
                        "{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny',"
                            + "'Action':'*','Resource':'arn:aws:s3:::labels/a*'}"))),
            List.of(),
            Layer.NOT_GIVEN,
            Optional.of(List.of()),
            Optional.empty());
    LayeredEvaluation evaluation =
        new LayeredEvaluator(Optional.empty(), layers, ResourceType.OTHER)
            .evaluate(
                new Request(
                    ROLE,
                    "s3:GetObject",
                    new RequestResource.Prefix("arn:aws:s3:::labels/"),
                    Optional.of(HERE),
                    RequestContext.of(Map.of()),
                    IdentityPolicies.ALLOW));

    assertThat(evaluation.evaluation().decision()).isEqualTo(Decision.UNDETERMINED);
    assertThat(evaluation.evaluation().deniedPart()).containsExactly("arn:aws:s3:::labels/a*");
  }
}
