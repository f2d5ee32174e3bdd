package io.labelguard.policy.read;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.LineMap;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Span;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Problem;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the text of a policy that S3 returned: the document around the statements.
///
/// S3 refuses text with a repeated member, so its reading of one is not known: whatever a
/// repeated member could decide is unreadable.
public final class LiveReader {

  private final String text;
  private final Json.Obj document;
  private final LineMap lines;
  private final ProblemLog problems;
  private final PolicyKind kind;

  private LiveReader(String text, Json.Obj document, PolicyKind kind) {
    this.text = text;
    this.kind = kind;
    this.document = document;
    this.lines = new LineMap(text);
    this.problems = new ProblemLog(lines);
  }

  /// Reads the policy from its JSON.
  ///
  /// @param kind what the policy is attached to
  public static Policy read(String text, Json json, PolicyKind kind)
      throws MalformedPolicyException {
    if (!(json instanceof Json.Obj document)) {
      throw malformed(text, json.span(), "", "the policy must be a JSON object");
    }
    return new LiveReader(text, document, kind).policy();
  }

  private Policy policy() throws MalformedPolicyException {
    List<Json> statements = document.all("Statement");
    if (statements.isEmpty()) {
      throw malformed(text, document.span(), "", "Statement is missing; a policy must have one");
    }
    LiveMembers members = LiveMembers.of(document, Pointer.ROOT, PolicyElements.DOCUMENT, problems);
    Optional<String> version = text(members, "Version");
    text(members, "Id");
    boolean versionKnown = version.isPresent() || document.all("Version").isEmpty();
    List<List<Json>> items = new ArrayList<>();
    for (Json statement : statements) {
      items.add(items(statement));
    }
    boolean forCaller =
        switch (kind) {
          case RESOURCE, ROLE -> false;
          case RESOURCE_OR_IDENTITY ->
              items.stream().flatMap(List::stream).allMatch(LiveReader::namesNobody);
          case LAYER -> true;
        };
    List<Statement> read = new ArrayList<>();
    for (int at = 0; at < statements.size(); at++) {
      for (int i = 0; i < items.get(at).size(); i++) {
        Pointer pointer = pointer(statements.get(at), i);
        read.add(statement(read.size(), pointer, items.get(at).get(i), versionKnown, forCaller));
      }
    }
    return new Policy(text, version, read, document, problems.sorted());
  }

  private static boolean namesNobody(Json item) {
    return item instanceof Json.Obj statement
        && statement.all("Principal").isEmpty()
        && statement.all("NotPrincipal").isEmpty();
  }

  private Statement statement(
      int index, Pointer at, Json item, boolean versionKnown, boolean forCaller) {
    ProblemLog unreadable = new ProblemLog(lines);
    if (document.all("Statement").size() > 1) {
      LiveProblem.add(
          unreadable,
          Pointer.ROOT.to("Statement"),
          item.span(),
          "Statement is given twice; which one counts is not known");
    }
    if (!versionKnown && item.span().of(text).contains("${")) {
      LiveProblem.add(
          unreadable,
          Pointer.ROOT.to("Version"),
          item.span(),
          "Version cannot be read, so whether policy variables are replaced is not known");
    }
    return new LiveStatement(index, at, unreadable, forCaller, kind == PolicyKind.ROLE).read(item);
  }

  private Optional<String> text(LiveMembers members, String name) {
    return members
        .only(name)
        .flatMap(
            value ->
                switch (value) {
                  case Json.Str string -> Optional.of(string.value());
                  case Json.Obj _, Json.Arr _, Json.Num _, Json.Bool _, Json.Null _ -> {
                    LiveProblem.add(
                        problems, Pointer.ROOT.to(name), value.span(), name + " must be a string");
                    yield Optional.empty();
                  }
                });
  }

  private List<Json> items(Json statement) throws MalformedPolicyException {
    return switch (statement) {
      case Json.Obj object -> List.of(object);
      case Json.Arr list -> list.items();
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
          throw malformed(
              text,
              statement.span(),
              "/Statement",
              "Statement must be an object or a list of objects");
    };
  }

  private static Pointer pointer(Json statement, int index) {
    Pointer statements = Pointer.ROOT.to("Statement");
    return statement instanceof Json.Arr ? statements.to(index) : statements;
  }

  private static MalformedPolicyException malformed(
      String text, Span span, String pointer, String reason) {
    LineMap.Position position = new LineMap(text).at(span.start());
    return new MalformedPolicyException(
        Problem.error(pointer, position.line(), position.column(), reason));
  }
}
