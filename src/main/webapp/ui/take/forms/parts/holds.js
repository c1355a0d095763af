// @ts-check
/** Whether a condition of a rule holds. @param {{op?: string, value?: any}} condition @param {any} value @returns {boolean | null} null: nobody can say */
export function holds({ op, value: with_ }, value) {
  const number = Number(value);
  switch (op) {
    case '<': return number < with_;
    case '<=': return number <= with_;
    case '>': return number > with_;
    case '>=': return number >= with_;
    case '=': return String(value) === String(with_);
    case '!=': return String(value) !== String(with_);
    case 'in': return Array.isArray(with_) && with_.map(String).includes(String(value));
    case 'between': return Array.isArray(with_) && number >= with_[0] && number <= with_[1];
    case 'contains': return String(value).toLowerCase().includes(String(with_).toLowerCase());
    case 'lacks': return !String(value).toLowerCase().includes(String(with_).toLowerCase());
    default: return null;
  }
}
