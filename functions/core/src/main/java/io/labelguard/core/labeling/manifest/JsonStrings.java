package io.labelguard.core.labeling.manifest;

import io.labelguard.core.labeling.manifest.JsonTable.Context;
import java.util.Arrays;

/// The rows of [JsonTable] for strings: escapes, and characters of several bytes, which must not be
/// overlong, surrogates or above U+10FFFF.
enum JsonStrings {
  /// Strings that are values.
  TEXT(0),
  /// Strings that are names of members.
  NAME(1);

  /// How many of the places are those before a plain byte: one for each kind of string.
  static final int PLAIN_PLACES = 2;

  /// How many places there are in strings of both kinds.
  static final int PLACES = 26;

  private static final int PLAIN = 0;
  private static final int ESCAPE = 1;
  // Before the first to the last of the four digits of an escape.
  private static final int HEX = 2;
  // Before the last byte of a character, or the last two or three.
  private static final int LAST_BYTE = 6;
  private static final int LAST_TWO = 7;
  private static final int LAST_THREE = 8;
  // Before the second byte of a character where the first limits it.
  private static final int AFTER_E0 = 9;
  private static final int AFTER_ED = 10;
  private static final int AFTER_F0 = 11;
  private static final int AFTER_F4 = 12;

  private final int number;

  JsonStrings(int number) {
    this.number = number;
  }

  /// Returns the state in a string.
  int state(Context context) {
    return state(context, PLAIN);
  }

  private int state(Context context, int place) {
    return JsonTable.row(context, place * PLAIN_PLACES + number);
  }

  /// Writes the rows.
  ///
  /// @param closed what follows the closing quote
  void rows(char[] table, Context context, int closed) {
    range(table, context, PLAIN, ' ', 0x7f, PLAIN);
    table[state(context) + '"'] = (char) closed;
    on(table, context, PLAIN, "\\", ESCAPE);
    on(table, context, ESCAPE, "\"\\/bfnrt", PLAIN);
    on(table, context, ESCAPE, "u", HEX);
    for (int digit = 0; digit < 4; digit++) {
      int next = digit == 3 ? PLAIN : HEX + digit + 1;
      on(table, context, HEX + digit, "0123456789abcdefABCDEF", next);
    }
    range(table, context, PLAIN, 0xc2, 0xdf, LAST_BYTE);
    range(table, context, PLAIN, 0xe1, 0xef, LAST_TWO);
    range(table, context, PLAIN, 0xe0, 0xe0, AFTER_E0);
    range(table, context, PLAIN, 0xed, 0xed, AFTER_ED);
    range(table, context, PLAIN, 0xf1, 0xf3, LAST_THREE);
    range(table, context, PLAIN, 0xf0, 0xf0, AFTER_F0);
    range(table, context, PLAIN, 0xf4, 0xf4, AFTER_F4);
    range(table, context, LAST_BYTE, 0x80, 0xbf, PLAIN);
    range(table, context, LAST_TWO, 0x80, 0xbf, LAST_BYTE);
    range(table, context, LAST_THREE, 0x80, 0xbf, LAST_TWO);
    range(table, context, AFTER_E0, 0xa0, 0xbf, LAST_BYTE);
    range(table, context, AFTER_ED, 0x80, 0x9f, LAST_BYTE);
    range(table, context, AFTER_F0, 0x90, 0xbf, LAST_TWO);
    range(table, context, AFTER_F4, 0x80, 0x8f, LAST_TWO);
  }

  private void range(
      char[] table, Context context, int place, int firstByte, int lastByte, int next) {
    int row = state(context, place);
    Arrays.fill(table, row + firstByte, row + lastByte + 1, (char) state(context, next));
  }

  private void on(char[] table, Context context, int place, String bytes, int next) {
    int row = state(context, place);
    bytes.chars().forEach(each -> table[row + each] = (char) state(context, next));
  }
}
