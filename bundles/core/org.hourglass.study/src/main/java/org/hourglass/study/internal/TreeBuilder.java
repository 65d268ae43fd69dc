package org.hourglass.study.internal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Makes a tree of composed YAML nodes. Aliases are written out, so the number of nodes is bounded here. */
final class TreeBuilder {

    private static final int MAX_NODES = 100_000;

    private final String file;
    private final Faults faults;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    TreeBuilder(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    Optional<Tree> build(Node root) {
        Tree tree = tree(root);
        if (nodes > MAX_NODES) {
            faults.add(place(root), "too many values", "at most %d, aliases written out".formatted(MAX_NODES));
            return Optional.empty();
        }
        return Optional.of(tree);
    }

    private Tree tree(Node node) {
        nodes++;
        if (!open.add(node)) {
            faults.spoiled(place(node), "an alias stands inside what it stands for", "");
            return nothing(node);
        }
        try {
            return nodes > MAX_NODES ? nothing(node) : content(node);
        } finally {
            open.remove(node);
        }
    }

    private Tree content(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        } else if (node instanceof SequenceNode sequence) {
            List<Tree> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(tree(item)));
            return new Tree.Items(place(node), items);
        } else if (node instanceof MappingNode mapping) {
            Map<String, Tree.Entry> entries = new LinkedHashMap<>();
            mapping.getValue().forEach(tuple -> put(entries, tuple));
            return new Tree.Entries(place(node), entries);
        }
        throw new IllegalStateException("yaml: a node must be a scalar, sequence or mapping, but got " + node);
    }

    private void put(Map<String, Tree.Entry> entries, NodeTuple tuple) {
        Node key = tuple.getKeyNode();
        if (!(key instanceof ScalarNode scalar)) {
            faults.add(place(key), "a key cannot be a list or a map", "a key is a name");
            return;
        }
        Tree.Entry before =
                entries.putIfAbsent(scalar.getValue(), new Tree.Entry(place(key), tree(tuple.getValueNode())));
        if (before != null) {
            faults.add(
                    place(key),
                    "`%s` stands here again; it is in line %d"
                            .formatted(scalar.getValue(), before.place().line()),
                    "each key once");
        }
    }

    private Tree scalar(ScalarNode node) {
        String text = node.getValue();
        int strange =
                text.codePoints().filter(TreeBuilder::isStrange).findFirst().orElse(-1);
        if (strange >= 0) {
            faults.spoiled(place(node), "the character U+%04X cannot stand in a value".formatted(strange), "");
            return nothing(node);
        }
        try {
            return new Tree.Scalar(place(node), value(node.getTag(), text), text);
        } catch (IllegalArgumentException e) {
            faults.spoiled(place(node), "`%.60s` is not what its tag %s says".formatted(text, node.getTag()), "");
            return nothing(node);
        }
    }

    /** Characters that would not survive a way through JSON and back. */
    private static boolean isStrange(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        return control || c == 0x2028 || c == 0x2029 || c == 0xFEFF || (c >= 0xD800 && c <= 0xDFFF);
    }

    private static @Nullable Object value(Tag tag, String text) {
        if (tag.equals(Tag.STR)) {
            return text;
        } else if (tag.equals(Tag.NULL)) {
            return null;
        } else if (tag.equals(Tag.BOOL)) {
            return flag(text.toLowerCase(Locale.ROOT));
        } else if (tag.equals(Tag.INT)) {
            return whole(text);
        } else if (tag.equals(Tag.FLOAT)) {
            return real(text.toLowerCase(Locale.ROOT));
        }
        throw new IllegalArgumentException("no such tag");
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("no flag");
        }
        return text.equals("true");
    }

    private static Object whole(String text) {
        BigInteger value;
        if (text.startsWith("0x")) {
            value = new BigInteger(text.substring(2), 16);
        } else if (text.startsWith("0o")) {
            value = new BigInteger(text.substring(2), 8);
        } else {
            value = new BigInteger(text);
        }
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : (Object) value.doubleValue();
    }

    private static double real(String text) {
        String digits = text.replaceFirst("^[+]", "");
        return switch (digits) {
            case ".inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            case ".nan" -> Double.NaN;
            default -> Double.parseDouble(digits);
        };
    }

    private Tree nothing(Node node) {
        return new Tree.Scalar(place(node), null, "");
    }

    private Place place(Node node) {
        return node.getStartMark()
                .map(mark -> Place.of(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Place.of(file, 1, 1));
    }
}
