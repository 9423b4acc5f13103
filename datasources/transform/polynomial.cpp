#include "datasources/transform/polynomial.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace Promontory {

namespace {

using Row = std::vector<double>;

// Gauss' elimination; the last column is the right side. Nothing if the rows depend on each other.
std::optional<std::vector<double>> solved(std::vector<Row> rows)
{
    const std::size_t size = rows.size();
    for (std::size_t column = 0; column < size; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < size; ++row) {
            if (std::abs(rows[row][column]) > std::abs(rows[pivot][column]))
                pivot = row;
        }
        std::swap(rows[column], rows[pivot]);
        if (std::abs(rows[column][column]) < 1e-12)
            return {};
        for (std::size_t row = 0; row < size; ++row) {
            if (row == column)
                continue;
            const double factor = rows[row][column] / rows[column][column];
            for (std::size_t i = column; i <= size; ++i)
                rows[row][i] -= factor * rows[column][i];
        }
    }
    std::vector<double> results;
    for (std::size_t row = 0; row < size; ++row)
        results.push_back(rows[row][size] / rows[row][row]);
    return results;
}

} // namespace

std::optional<Polynomial> Polynomial::fitted(std::span<const double> x, std::span<const double> y,
                                             int degree)
{
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    const std::size_t count = std::min(x.size(), y.size());
    const auto isUsable = [&](std::size_t i) { return std::isfinite(x[i]) && std::isfinite(y[i]); };
    for (std::size_t i = 0; i < count; ++i) {
        if (isUsable(i)) {
            least = std::min(least, x[i]);
            most = std::max(most, x[i]);
        }
    }
    Polynomial result;
    result.m_middle = least / 2 + most / 2;
    result.m_half = most / 2 - least / 2;
    if (!(result.m_half > 0) || !std::isfinite(result.m_half))
        return {};
    const auto terms = static_cast<std::size_t>(std::clamp(degree, 1, 5)) + 1;
    std::vector<Row> rows(terms, Row(terms + 1, 0));
    std::vector<double> powers(2 * terms - 1);
    for (std::size_t i = 0; i < count; ++i) {
        if (!isUsable(i))
            continue;
        const double place = (x[i] - result.m_middle) / result.m_half;
        double power = 1;
        for (double &value : powers) {
            value = power;
            power *= place;
        }
        for (std::size_t row = 0; row < terms; ++row) {
            for (std::size_t column = 0; column < terms; ++column)
                rows[row][column] += powers[row + column];
            rows[row][terms] += powers[row] * y[i];
        }
    }
    const auto coefficients = solved(std::move(rows));
    if (!coefficients)
        return {};
    result.m_coefficients = *coefficients;
    return result;
}

double Polynomial::at(double x) const
{
    const double place = (x - m_middle) / m_half;
    double value = 0;
    for (auto term = m_coefficients.rbegin(); term != m_coefficients.rend(); ++term)
        value = value * place + *term;
    return value;
}

} // namespace Promontory
