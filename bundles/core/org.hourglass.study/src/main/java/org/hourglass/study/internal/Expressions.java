package org.hourglass.study.internal;

import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.introspection.JexlPermissions;

/** Arithmetic and comparison, and nothing that has an effect. */
final class Expressions {

    private static final JexlEngine ENGINE = new JexlBuilder()
            .features(JexlFeatures.createNone().arrayReferenceExpr(true).comparatorNames(true))
            .permissions(JexlPermissions.RESTRICTED)
            .strict(true)
            .silent(false)
            .safe(false)
            .create();

    private Expressions() {}

    static JexlExpression parse(String text) {
        return ENGINE.createExpression(text);
    }
}
