package org.hourglass.statistics.importance;

/** Weight and weighted sum of some trials' values. */
record Sums(double weight, double sum) {

    static final Sums NONE = new Sums(0, 0);

    Sums plus(double weight, double value) {
        return new Sums(this.weight + weight, sum + weight * value);
    }

    Sums plus(Sums other) {
        return new Sums(weight + other.weight, sum + other.sum);
    }

    Sums minus(Sums other) {
        return new Sums(weight - other.weight, sum - other.sum);
    }

    double mean() {
        return sum / weight;
    }

    /** Returns what a constant explains: what remains of the squares is the error. */
    double explained() {
        return weight > 0 ? sum * sum / weight : 0;
    }
}
