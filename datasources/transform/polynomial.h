#pragma once

#include <optional>
#include <span>
#include <vector>

namespace Promontory {

/// The polynomial of a degree (1 to 5) that fits points best, by least squares.
class Polynomial
{
public:
    /// Nothing without two different x, or where no such polynomial can be found. Points that are
    /// not finite are left out.
    static std::optional<Polynomial> fitted(std::span<const double> x, std::span<const double> y,
                                            int degree);

    double at(double x) const;
    double firstX() const { return m_middle - m_half; }
    double lastX() const { return m_middle + m_half; }

private:
    std::vector<double> m_coefficients; // of x from -1 to 1
    double m_middle = 0;
    double m_half = 1;
};

} // namespace Promontory
