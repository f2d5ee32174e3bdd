package io.labelguard.tests.pasted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds the commands in a text for people. What has neither an option nor a check's id, such as
/// "labelguard rearm", is the name of a command and not one to paste.
final class PrintedCommands {

  private static final JsonMapper MAPPER = new JsonMapper();

  /// Options without a value; every other has one.
  private static final String FLAG = "--(?:all|details|diff|reset)";

  private static final String VALUE = "--[a-z]+ [A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]";

  private static final Pattern COMMAND =
      Pattern.compile("labelguard [a-z]+(?: (?:" + FLAG + "|" + VALUE + "|LG[0-9]{3}))+");

  private static final Pattern BEGINNING = Pattern.compile("labelguard [a-z]+ (?:--|LG[0-9])");

  private PrintedCommands() {}

  /// Returns the commands of a text, each once; a line break within one is a blank.
  ///
  /// @throws AssertionError where a command cannot be read to its end
  static SortedSet<String> of(String text) {
    String words = text.replace("\\\n", " ").replaceAll("\\s+", " ");
    List<String> commands = COMMAND.matcher(words).results().map(MatchResult::group).toList();
    if (commands.size() != BEGINNING.matcher(words).results().count()) {
      throw new AssertionError("not every command is read: " + commands + " of " + text);
    }
    return new TreeSet<>(commands);
  }

  /// Returns the commands of a message in JSON: those of each text in it.
  static NavigableSet<String> ofJson(String json) {
    try {
      List<String> texts = new ArrayList<>();
      addTexts(MAPPER.readTree(json), texts);
      NavigableSet<String> commands = new TreeSet<>();
      texts.stream().map(PrintedCommands::of).forEach(commands::addAll);
      return commands;
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private static void addTexts(JsonNode node, Collection<String> texts) {
    if (node.isTextual()) {
      texts.add(node.textValue());
    }
    node.forEach(child -> addTexts(child, texts));
  }
}
