public import Scalars
