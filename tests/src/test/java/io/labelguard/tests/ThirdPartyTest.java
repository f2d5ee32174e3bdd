package io.labelguard.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.JarURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/// Holds the lists and texts of licenses to what is in the jars: a dependency that is added without
/// them fails here. The lists are written from the POMs; what is in the jars is found by the
/// classes.
class ThirdPartyTest {

  /// See [io.labelguard.tests.jar.FieldAccessorsTest].
  private static final String MADE_BY_BUILD = "$Accessors.class";

  private static final Path LAMBDA_JAR = Path.of(System.getProperty("labelguard.lambda.jar"));
  private static final Path CLI = Path.of(System.getProperty("labelguard.cli.target"));
  private static final Path TEXTS = Repository.root().resolve("licenses");

  @Test
  void theLambdaJarListsExactlyTheJarsWhoseClassesAreInIt() throws IOException {
    try (var jar = new JarFile(LAMBDA_JAR.toFile())) {
      var listed = ThirdPartyList.parse(text(jar, "META-INF/THIRD-PARTY.txt"));
      var origins = origins(jar);
      assertThat(origins).hasSizeGreaterThan(40);
      assertThat(listed.jars()).containsExactlyInAnyOrderElementsOf(origins.keySet());
    }
  }

  @Test
  void theLambdaJarCarriesTheTextOfEachLicenseThatIsNotApaches() throws IOException {
    try (var jar = new JarFile(LAMBDA_JAR.toFile())) {
      var listed = ThirdPartyList.parse(text(jar, "META-INF/THIRD-PARTY.txt"));
      var carried = new TreeSet<String>();
      for (var name : names(jar)) {
        if (name.startsWith("META-INF/licenses/")) {
          var file = name.substring("META-INF/licenses/".length());
          assertThat(text(jar, name)).isEqualTo(Files.readString(TEXTS.resolve(file)));
          carried.add(file.replace(".txt", ""));
        }
      }
      assertThat(carried).isEqualTo(listed.groupsWithTextsOfTheirOwn()).isNotEmpty();
    }
  }

  /// A jar may hold code under another license than its POM names.
  @Test
  void whatTheJarsInItSayOfTheirLicensesIsInTheLambdaJar() throws IOException {
    try (var jar = new JarFile(LAMBDA_JAR.toFile())) {
      var carried = new ArrayList<String>();
      for (var name : names(jar)) {
        if (name.startsWith("META-INF/licenses/") || isLegal(name)) {
          carried.add(words(text(jar, name)));
        }
      }
      var everything = String.join("\n", carried);
      var compared = 0;
      for (var origin : origins(jar).values()) {
        for (var paragraph : legalParagraphs(origin)) {
          assertThat(everything).as(origin.getFileName().toString()).contains(paragraph);
          compared++;
        }
      }
      assertThat(compared).isGreaterThan(100);
    }
  }

  @Test
  void theCommandLineListsExactlyTheJarsBesideIt() throws IOException {
    try (var jars = Files.list(CLI.resolve("lib"))) {
      var beside = jars.map(each -> each.getFileName().toString()).toList();
      assertThat(beside).hasSizeGreaterThan(50);
      assertThat(commandLine().jars())
          .containsExactlyInAnyOrderElementsOf(
              beside.stream().filter(name -> !name.startsWith("labelguard-")).toList());
    }
  }

  @Test
  void theTextsAreThoseOfTheCommandLinesDependencies() throws IOException {
    try (var files = Files.list(TEXTS)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
          .containsExactlyInAnyOrderElementsOf(commandLine().groupsWithTextsOfTheirOwn());
    }
  }

  private static ThirdPartyList commandLine() throws IOException {
    return ThirdPartyList.parse(Files.readString(CLI.resolve("THIRD-PARTY.txt")));
  }

  /// The dependencies whose classes are in a jar, or a class that the build made for one of them,
  /// by the names of their files.
  private static Map<String, Path> origins(JarFile jar) throws IOException {
    var origins = new TreeMap<String, Path>();
    Set<String> known = new HashSet<>();
    for (var name : names(jar)) {
      var type = name.replaceFirst("^META-INF/versions/\\d+/", "").replace(MADE_BY_BUILD, ".class");
      if (!type.endsWith(".class") || type.startsWith("io/labelguard/") || known.contains(type)) {
        continue;
      }
      var origin = ThirdPartyTest.class.getClassLoader().getResource(type);
      assertThat(origin).as("where %s comes from", name).isNotNull();
      var file = Path.of(((JarURLConnection) origin.openConnection()).getJarFile().getName());
      try (var dependency = new JarFile(file.toFile())) {
        known.addAll(names(dependency));
      }
      origins.put(file.getFileName().toString(), file);
    }
    return origins;
  }

  /// What a jar says of licenses and holders, but for the Apache License itself. The build merges
  /// notices by paragraphs.
  private static List<String> legalParagraphs(Path file) throws IOException {
    var paragraphs = new ArrayList<String>();
    try (var jar = new JarFile(file.toFile())) {
      for (var name : names(jar)) {
        var text = isLegal(name) ? text(jar, name) : "";
        if (!words(text).startsWith("Apache License")) {
          for (var paragraph : text.split("\\R\\s*\\R", -1)) {
            paragraphs.add(words(paragraph));
          }
        }
      }
    }
    return paragraphs;
  }

  private static boolean isLegal(String name) {
    return name.matches("META-INF/[^/]*(LICEN[CS]E|NOTICE)[^/]*");
  }

  /// A text without its line breaks, blanks and frames, which the build may change.
  private static String words(String text) {
    return text.replaceAll("[\\s=*#-]+", " ").strip();
  }

  private static List<String> names(JarFile jar) {
    return jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
  }

  private static String text(JarFile jar, String name) throws IOException {
    try (var bytes = jar.getInputStream(jar.getEntry(name))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
