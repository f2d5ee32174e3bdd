package io.labelguard.policy.compare;

import io.labelguard.policy.atoms.Search;
import io.labelguard.policy.compare.Comparison.Answer;
import io.labelguard.policy.compare.Comparison.Identity;
import io.labelguard.policy.compare.WitnessKeys.Network;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.match.ConditionClause;
import io.labelguard.policy.match.Template;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides exactly whether one policy allows a request that another does not, and gives such a
/// request as a witness.
///
/// The answer is yes only where [PolicyEvaluator] confirms the witness, and no only where no
/// combination of atoms is a witness, whatever the answers to open questions. Any condition key may
/// come with any action, which errs on the safe side. Actions are those of S3, each on ARNs of its
/// type. Two identity policies are compared for one caller, to whom both are attached, and for the
/// actions that have no resource as well.
///
/// Policies are compared in a normal form, so two that were only rewritten need no search. A
/// witness is a request that can exist: its keys fit its caller and one network.
///
/// Not safe for several threads at once. The answer is unknown, though there is one, in these cases
/// only:
///
/// - statements that cannot be read, and what the documents leave open (partly listed NotPrincipal,
///   canonical user ids, dates without an offset, policy variables under Bool; where the difference
///   depends on it, also several values that differ under no set operator and an empty text under
///   Null);
/// - where only requests differ whose caller or network cannot exist;
/// - operators of several types on one key, combined freely;
/// - policy variables with a default, in the patterns of ARN operators, under set operators or on
///   keys that are not text; in other places ([Listings]) where a difference needs a value of the
///   variable that neither conditions nor patterns spell out, or where two elements that name the
///   same variable decide together;
/// - past a bound of atoms, states or steps.
public final class PolicyComparison {

  private final PolicyEvaluator before;
  private final PolicyEvaluator after;
  private final JointSlots slots;
  private final List<Assignment> tries;
  private final List<List<Cut>> witnessed = new ArrayList<>();
  private @Nullable List<Cut> wide;
  private @Nullable RequestWitnesses witnesses;

  /// Prepares the comparison of two policies.
  public PolicyComparison(Policy before, Policy after) {
    this.before = new PolicyEvaluator(before);
    this.after = new PolicyEvaluator(after);
    this.slots = new JointSlots(List.of(before, after));
    this.tries = Assignment.tries(variables(), new LikelyValues(slots.statements()));
  }

  /// The dimensions where no policy variable has a value.
  private List<Cut> wide() {
    if (wide == null) {
      wide = ComparedDimensions.of(slots, Assignment.NONE);
    }
    return wide;
  }

  private RequestWitnesses witnesses() {
    if (witnesses == null) {
      witnesses = RequestWitnesses.of(slots);
    }
    return witnesses;
  }

  /// The dimensions under one of the assignments, without the atoms that have no member.
  private List<Cut> witnessed(int at) {
    if (at == witnessed.size()) {
      Assignment assignment = tries.get(at);
      List<Cut> cuts =
          assignment.equals(Assignment.NONE) ? wide() : ComparedDimensions.of(slots, assignment);
      witnessed.add(cuts.stream().map(Cut::witnessed).filter(cut -> !cut.isEmpty()).toList());
    }
    return witnessed.get(at);
  }

  private List<Template.Variable> variables() {
    List<Template.Variable> variables = new ArrayList<>();
    for (CompiledStatement statement : slots.statements()) {
      variables.addAll(statement.resources().variables());
      statement.conditions().stream().map(ConditionClause::variables).forEach(variables::addAll);
    }
    return variables;
  }

  /// Compares what the policies allow under identity policies that allow nothing or everything.
  public Comparison compare(Identity identity) {
    if (slots.side(0).equals(slots.side(1))) {
      return new Comparison(Answer.NO, Optional.empty(), Answer.NO, Optional.empty(), 0);
    }
    Way more = new Way(slots.side(1), after, slots.side(0), before, identity);
    Way less = new Way(slots.side(0), before, slots.side(1), after, identity);
    Found moreFound = find(more);
    Found lessFound = find(less);
    int atoms = wide().stream().mapToInt(cut -> cut.masks().size()).sum();
    return new Comparison(
        moreFound.answer(), moreFound.witness(), lessFound.answer(), lessFound.witness(), atoms);
  }

  /// An answer, with its witness where it is yes.
  private record Found(Answer answer, Optional<Request> witness) {}

  /// One direction: the requests that `by` allows and `not` does not.
  private record Way(
      JointSlots.Side by,
      PolicyEvaluator byEvaluator,
      JointSlots.Side not,
      PolicyEvaluator notEvaluator,
      Identity identity) {

    /// What must hold and what must not, in one of the cases that make a difference.
    record Case(BitSet required, BitSet avoided) {}

    List<Case> cases() {
      List<Case> cases = new ArrayList<>();
      List<BitSet> through = new ArrayList<>();
      if (identity == Identity.ALL) {
        through.add(new BitSet());
      } else {
        by.allows().stream().forEach(slot -> through.add(bits(slot)));
      }
      for (BitSet allow : through) {
        not.denies().stream().forEach(slot -> add(cases, allow, slot, by.denies()));
        if (identity == Identity.NONE) {
          BitSet avoided = (BitSet) by.denies().clone();
          avoided.or(not.allows());
          add(cases, allow, -1, avoided);
        }
      }
      return cases;
    }

    private static void add(List<Case> cases, BitSet allow, int deny, BitSet avoided) {
      BitSet required = (BitSet) allow.clone();
      if (deny >= 0) {
        required.set(deny);
      }
      if (!required.intersects(avoided)) {
        cases.add(new Case(required, avoided));
      }
    }

    private static BitSet bits(int slot) {
      BitSet bits = new BitSet();
      bits.set(slot);
      return bits;
    }

    /// Whether the evaluator decides for both policies as the search does.
    boolean confirms(Request request) {
      Evaluation let = byEvaluator.evaluate(request);
      Evaluation kept = notEvaluator.evaluate(request);
      boolean through =
          let.denyStatements().isEmpty()
              && !mayHold(let, byEvaluator, Effect.ALLOW)
              && (identity == Identity.ALL || !let.allowStatements().isEmpty());
      boolean stopped =
          !kept.denyStatements().isEmpty()
              || (identity == Identity.NONE
                  && kept.allowStatements().isEmpty()
                  && !mayHold(kept, notEvaluator, Effect.DENY));
      return through && stopped;
    }

    /// Whether a statement that is not plainly of this effect may hold.
    private static boolean mayHold(
        Evaluation evaluation, PolicyEvaluator evaluator, Effect harmless) {
      return evaluation.mayHold().stream().anyMatch(index -> evaluator.effect(index) != harmless);
    }
  }

  /// Where no policy variable has to be tried, finding a witness takes less time than showing that
  /// there is none.
  private Found find(Way way) {
    Optional<Request> soon =
        tries.size() == 1 ? witness(way, witnessed(0)) : Optional.<Request>empty();
    if (soon.isEmpty() && isNone(way)) {
      return new Found(Answer.NO, Optional.empty());
    }
    Optional<Request> witness = soon.or(() -> witness(way));
    return new Found(witness.isPresent() ? Answer.YES : Answer.UNKNOWN, witness);
  }

  /// The search combines any keys. What it finds may be possible on no network although another
  /// combination is, so each network is searched by itself, too.
  private Optional<Request> witness(Way way) {
    for (int at = 0; at < tries.size(); at++) {
      Assignment assignment = tries.get(at);
      Optional<Request> request =
          (tries.size() == 1 ? Optional.<Request>empty() : witness(way, witnessed(at)))
              .or(() -> witness(way, on(Network.ENDPOINT, assignment)))
              .or(() -> witness(way, on(Network.INTERNET, assignment)));
      if (request.isPresent()) {
        return request;
      }
    }
    return Optional.empty();
  }

  private List<Cut> on(Network network, Assignment assignment) {
    return ComparedDimensions.of(slots, assignment, Set.of(network.present())).stream()
        .map(cut -> cut.witnessed(network::allows))
        .filter(cut -> !cut.isEmpty())
        .toList();
  }

  private Optional<Request> witness(Way way, List<Cut> cuts) {
    return way.cases().stream()
        .flatMap(
            one ->
                new Search(cuts.stream().map(cut -> cut.masks(one.required())).toList())
                        .witness(one.required(), one.avoided())
                        .flatMap(chosen -> witnesses().best(request(cuts, chosen), way::confirms))
                        .stream())
        .findFirst();
  }

  private boolean isNone(Way way) {
    Impossible impossible = new Impossible(slots, wide());
    return way.cases().stream().allMatch(one -> impossible.holds(one.required(), one.avoided()));
  }

  private static Request request(List<Cut> cuts, int[] chosen) {
    Principal principal = Principal.anonymous();
    String action = "";
    String resource = "";
    RequestContext context = RequestContext.of(Map.of());
    for (int at = 0; at < chosen.length; at++) {
      switch (cuts.get(at).choice(chosen[at])) {
        case WitnessPart.By(Principal caller) -> principal = caller;
        case WitnessPart.On(String on, String arn) -> {
          action = on;
          resource = arn;
        }
        case WitnessPart.With(String key, List<String> values) ->
            context = values.isEmpty() ? context : context.with(key, new KeyState.Known(values));
      }
    }
    return new Request(
        principal,
        action,
        new RequestResource.Exact(resource),
        Optional.empty(),
        context,
        Request.IdentityPolicies.UNKNOWN);
  }
}
