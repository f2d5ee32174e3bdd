package io.labelguard.cli.policy;

import io.labelguard.cli.input.CheckPage;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.PolicyFile;
import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.cli.print.PagePrinter;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.decide.StatementExplanation;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.MalformedRequestException;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestDocument;
import io.labelguard.policy.request.ResourceType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `labelguard explain`: why a policy decides a request as it does, or what a check is about.
@Command(
    name = "explain",
    description = "Say why a policy decides a request as it does, or show the page of a check.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard explain --policy policy.json --request request.json",
      "  labelguard explain LG101",
      "",
      "The request is the \"request\" object of labelguard evaluate, or a whole line of it."
    })
public final class ExplainCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin OutputOptions output;

  @Parameters(arity = "0..1", paramLabel = "CHECK", description = "A check's id, such as LG101.")
  Optional<String> check = Optional.empty();

  @Option(names = "--all", description = "Print the whole page of a check.")
  boolean all;

  @Option(names = "--policy", paramLabel = "FILE", description = "The bucket policy.")
  Optional<Path> policy = Optional.empty();

  @Option(names = "--request", paramLabel = "FILE", description = "The request, as JSON.")
  Optional<Path> request = Optional.empty();

  @Override
  public Integer call() {
    Console console = output.console();
    if (check.isPresent() && policy.isEmpty() && request.isEmpty()) {
      String page = CheckPage.of(check.get());
      if (console.json()) {
        console.jsonLine(
            JsonWriter.object(
                out -> out.text("type", "page").text("check", check.get()).text("text", page)));
      } else {
        PagePrinter printer = new PagePrinter(console);
        printer.head(page);
        if (all) {
          printer.rest(page);
        } else if (printer.hasMore(page)) {
          console.line("");
          console.line("More, with examples: labelguard explain " + check.get() + " --all");
        }
      }
      return ExitCode.CLEAN;
    }
    if (check.isPresent() || policy.isEmpty() || request.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "give either a check's id, or both --policy and --request");
    }
    TextFile.onlyOneFromStandardInput(List.of(policy.get(), request.get()));
    explain(
        PolicyFile.anyPolicy(policy.get(), PolicyReader::liveOrIdentity),
        readRequest(request.get()),
        console);
    return ExitCode.CLEAN;
  }

  private static void explain(Policy policy, Request request, Console console) {
    PolicyEvaluator evaluator = new PolicyEvaluator(policy);
    Evaluation evaluation = evaluator.evaluate(request);
    if (console.json()) {
      evaluator.explain(request).forEach(each -> console.jsonLine(json(each)));
      console.jsonLine(
          JsonWriter.object(
              out ->
                  out.text("type", "decision")
                      .text("decision", evaluation.decision().text())
                      .texts("unknownKeys", evaluation.unknownKeys())));
      return;
    }
    new PolicyExplanation(policy, console).print(evaluation, evaluator.explain(request));
  }

  private static String json(StatementExplanation each) {
    return JsonWriter.object(
        out ->
            out.text("type", "statement")
                .number("index", each.index())
                .text("sid", each.sid())
                .text("effect", PolicyExplanation.word(each.effect()))
                .text("holds", PolicyExplanation.holds(each.holds()))
                .texts("reasons", each.reasons()));
  }

  private static Request readRequest(Json json, Request.IdentityPolicies identityPolicies)
      throws MalformedRequestException {
    Request request = RequestDocument.read(json, identityPolicies);
    if (RequestDocument.resourceType(json, request) == ResourceType.KEY) {
      throw notExplained("KMS keys");
    }
    return request;
  }

  private static MalformedRequestException notExplained(String what) {
    return new MalformedRequestException(
        "explain does not know " + what + "; decide the line with labelguard evaluate");
  }

  private static Request readRequest(Path file) {
    try {
      Json json = JsonReader.read(TextFile.read(file));
      if (json instanceof Json.Obj line && !line.all("request").isEmpty()) {
        if (!line.all("layers").isEmpty() || !line.all("grants").isEmpty()) {
          throw notExplained("layers and grants");
        }
        return readRequest(
            line.all("request").getFirst(),
            RequestDocument.identityPolicies(line.all("identityAllows").stream().findFirst()));
      }
      return readRequest(json, Request.IdentityPolicies.ALLOW);
    } catch (MalformedJsonException | MalformedRequestException e) {
      throw InputException.in(file, e);
    }
  }
}
