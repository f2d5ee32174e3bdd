package io.labelguard.tests.library;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Finds what other modules see of source files and has no doc comment.
///
/// An override has that of what it overrides; a record's accessors have that of the record; so has
/// a compact constructor that refuses nothing.
final class ApiComments extends TreePathScanner<Void, Boolean> {

  private final DocTrees trees;
  private final CompilationUnitTree unit;
  private final List<String> missing = new ArrayList<>();
  private int found;

  private ApiComments(DocTrees trees, CompilationUnitTree unit) {
    this.trees = trees;
    this.unit = unit;
  }

  /// What was found.
  ///
  /// @param documented how many declarations have a doc comment
  /// @param missing those that have none, as `File.java: declaration`
  record Found(int documented, List<String> missing) {}

  /// Reads source files without compiling what they use.
  static Found in(List<Path> files) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    int documented = 0;
    List<String> missing = new ArrayList<>();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              javac.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        ApiComments comments = new ApiComments(trees, unit);
        comments.scan(unit, true);
        documented += comments.found;
        String name = Path.of(unit.getSourceFile().getName()).getFileName().toString();
        comments.missing.forEach(each -> missing.add(name + ": " + each));
      }
    }
    return new Found(documented, missing);
  }

  @Override
  public Void visitCompilationUnit(CompilationUnitTree node, Boolean visible) {
    if (node.getPackage() != null && unit.getTypeDecls().isEmpty()) {
      TreePath path = new TreePath(getCurrentPath(), node.getPackage());
      check("package", trees.getDocComment(path) == null);
    }
    return scan(node.getTypeDecls(), visible);
  }

  @Override
  public Void visitClass(ClassTree node, Boolean visible) {
    boolean inInterface = ownerIs(Tree.Kind.INTERFACE);
    boolean sees = visible && (inInterface || isApi(node.getModifiers()));
    if (sees) {
      check(node.getSimpleName().toString());
    }
    return scan(node.getMembers(), sees);
  }

  @Override
  public Void visitMethod(MethodTree node, Boolean visible) {
    boolean inInterface =
        ownerIs(Tree.Kind.INTERFACE) && !node.getModifiers().getFlags().contains(Modifier.PRIVATE);
    boolean sees = visible && (inInterface || isApi(node.getModifiers()));
    if (sees && !isOverride(node) && !(isCompact(node) && !refuses(node))) {
      check(node.getName() + "(" + node.getParameters() + ")");
    }
    return null;
  }

  @Override
  public Void visitVariable(VariableTree node, Boolean visible) {
    boolean component = ownerIs(Tree.Kind.RECORD) && !isApi(node.getModifiers());
    if (visible && !component && (ownerIs(Tree.Kind.INTERFACE) || isApi(node.getModifiers()))) {
      check(node.getName().toString());
    }
    return null;
  }

  private void check(String declaration) {
    check(declaration, trees.getDocComment(getCurrentPath()) == null);
  }

  private void check(String declaration, boolean lacks) {
    if (lacks) {
      missing.add(declaration);
    } else {
      found++;
    }
  }

  private boolean ownerIs(Tree.Kind kind) {
    return getCurrentPath().getParentPath().getLeaf().getKind() == kind;
  }

  private static boolean isApi(ModifiersTree modifiers) {
    Set<Modifier> flags = modifiers.getFlags();
    return flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
  }

  private static boolean isOverride(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
  }

  /// Whether a constructor has no list of parameters at all: a record's compact one.
  private boolean isCompact(MethodTree method) {
    if (!ownerIs(Tree.Kind.RECORD) || !method.getName().contentEquals("<init>")) {
      return false;
    }
    long start = trees.getSourcePositions().getStartPosition(unit, method);
    long body = trees.getSourcePositions().getStartPosition(unit, method.getBody());
    try {
      return !unit.getSourceFile()
          .getCharContent(true)
          .subSequence((int) start, (int) body)
          .toString()
          .contains("(");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean refuses(MethodTree method) {
    boolean[] refuses = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitThrow(ThrowTree node, Void nothing) {
        refuses[0] = true;
        return null;
      }
    }.scan(method.getBody(), null);
    return refuses[0];
  }
}
